package io.signalstack.trading.backtest;

import io.signalstack.trading.market.MarketRecord;

/** A backtest to its figures, without what is resampled and without the hash of the candles: a point of a sweep. */
public final class BareBacktest {

    private BareBacktest() {}

    /** The figures with ambiguous trades as stopped; those with them as hits are worked out too. */
    public static Figures run(BacktestRequest request, Iterable<MarketRecord> records) {
        var run = new BacktestRun(request, false).over(records, (fraction, candles) -> {}, () -> false);
        run.figures(true);
        return run.figures(false);
    }
}
