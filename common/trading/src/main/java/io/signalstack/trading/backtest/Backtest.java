package io.signalstack.trading.backtest;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.strategy.StrategyFactory;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Runs a strategy over recorded history with the pipeline and tracker that live signals come from. */
public final class Backtest {

    private Backtest() {}

    /**
     * Runs to the end of the records, of the requested time or of what was recorded, whichever comes first.
     *
     * @param records the instrument's history in order, beginning with a series, warm-up included
     * @param progress told every thousand candles
     * @param cancelled asked for every candle
     * @throws CancellationException once {@code cancelled} says so
     * @throws IllegalArgumentException naming the parameter, strategy kind or record that is not usable, or the open time
     *     of the candle that the records skip
     */
    public static BacktestResult run(
            BacktestRequest request,
            Iterable<MarketRecord> records,
            BacktestProgress progress,
            BooleanSupplier cancelled) {
        return new BacktestRun(request, true)
                .over(records, progress, cancelled)
                .result(StrategyFactory.create(request.strategy()).parameters());
    }
}
