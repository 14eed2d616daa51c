package io.signalstack.trading.backtest;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.util.List;
import java.util.Set;

/** Where a run's signals come from. Mutable, with one owner. */
interface SignalSource {

    /** The timeframes that it reads beside its own, where they are higher. */
    Set<Timeframe> higherTimeframes();

    /** Takes in the next record. */
    Step on(MarketRecord record);

    /** The signals that are filled and open now. */
    List<Position> positions();

    /** How many signals are open now, filled or not. */
    int openSignals();
}
