package io.signalstack.trading.backtest;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.util.List;

/** Where a run's signals come from. Mutable, with one owner. */
interface SignalSource {

    /** Takes in the next record. */
    Step on(MarketRecord record);

    /** The signals that are filled and open now. */
    List<Position> positions();

    /** How many signals are open now, filled or not. */
    int openSignals();
}
