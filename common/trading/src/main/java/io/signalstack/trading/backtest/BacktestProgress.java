package io.signalstack.trading.backtest;

/** Is told how far a run is. */
@FunctionalInterface
public interface BacktestProgress {

    /**
     * Called now and then, and at the end.
     *
     * @param fraction in [0, 1], by time
     * @param candles base candles seen so far
     */
    void at(double fraction, long candles);
}
