package io.signalstack.bench;

import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.Grid;
import io.signalstack.trading.backtest.SweepRequest;
import io.signalstack.trading.backtest.Trials;
import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.indicator.SyntheticMarket;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/** What the engine is measured on: minutes of a walk of 0.2% a candle, and the built-in strategy. */
final class Workload {

    static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;

    private static final double TICK = CandleSeries.series(Timeframe.M1).tick().doubleValue();

    private Workload() {}

    /** Scores each candle: all indicators, the regime and the rules. No texts are built, as on all but a few candles. */
    static void score(List<Candle> candles, IndicatorSet set, Strategy strategy, Blackhole sink) {
        var at = new MarketSnapshot(Timeframe.M1, TICK, set.snapshot());
        for (Candle candle : candles) {
            set.add(candle);
            sink.consume(strategy.evaluate(at));
        }
    }

    /** A backtest of that many candles, at the points of a grid. */
    static SweepRequest sweep(int count, Map<String, List<String>> grid) {
        return new SweepRequest(
                BacktestRequest.of(
                        STRATEGY,
                        CandleSeries.INSTRUMENT,
                        Timeframe.M1,
                        CandleSeries.START,
                        CandleSeries.START.plus(Duration.ofMinutes(count))),
                Grid.of(grid),
                Trials.NONE);
    }

    /** The same candles as they are published. */
    static List<MarketRecord> records(List<Candle> candles) {
        return CandleSeries.records(CandleSeries.series(Timeframe.M1), candles);
    }

    static List<Candle> candles(int count) {
        return SyntheticMarket.candles(count, 10_000, 0.01, SyntheticMarket.Phase.WALK);
    }
}
