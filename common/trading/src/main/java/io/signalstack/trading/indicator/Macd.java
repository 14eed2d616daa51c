package io.signalstack.trading.indicator;

/**
 * Moving average convergence divergence 12/26/9 (TA-Lib, {@code TA_MACD}): the fast average is seeded so late that both
 * begin on the same candle, and nothing is published before the signal line, at index 33.
 */
final class Macd {

    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final int SIGNAL = 9;

    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    Macd(Scalars scalars) {
        fast = new Ema(scalars, FAST);
        slow = new Ema(scalars, SLOW);
        signal = new Ema(scalars, SIGNAL);
    }

    /**
     * Takes in one close and writes line, signal and histogram to {@code values}, NaN while undefined.
     *
     * @param nth how many closes there have been with this one
     */
    void next(double close, long nth, Values values) {
        double line = fast.next(close, nth - (SLOW - FAST)) - slow.next(close, nth);
        double smoothed = signal.next(line, nth - (SLOW - 1));
        boolean defined = !Double.isNaN(smoothed);
        values.put(Indicator.MACD, defined ? line : Double.NaN);
        values.put(Indicator.MACD_SIGNAL, smoothed);
        values.put(Indicator.MACD_HISTOGRAM, line - smoothed);
    }
}
