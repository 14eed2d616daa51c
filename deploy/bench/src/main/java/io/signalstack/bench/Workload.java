package io.signalstack.bench;

import io.signalstack.trading.indicator.SyntheticMarket;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.Setting;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.List;

/** What the engine is measured on: minutes of a walk of 0.2% a candle, and the built-in strategy. */
final class Workload {

    static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;

    /** In which a signal is open, so that none is opened: no texts are built, as on all but a few candles. */
    static final Setting NO_NEW_SIGNAL =
            new Setting(1, CandleSeries.series(Timeframe.M1), CandleSeries.START, Timeframe.M1, true, List.of());

    private Workload() {}

    static List<Candle> candles(int count) {
        return SyntheticMarket.candles(count, 10_000, 0.01, SyntheticMarket.Phase.WALK);
    }
}
