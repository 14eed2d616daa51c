package io.signalstack.trading.backtest;

/** How a run comes by the interval of its Sharpe ratio. */
@FunctionalInterface
interface SharpeInterval {

    /** Ten thousand draws cost more than the run of a point does: those who want one for a point run it by itself. */
    SharpeInterval NOT_DRAWN = returns -> Interval.undefined("not drawn for each point");

    /** The interval for these daily returns. */
    Interval of(double[] returns);

    /** From draws with this seed. */
    static SharpeInterval drawn(long seed) {
        return returns -> Sharpe.interval(returns, seed);
    }
}
