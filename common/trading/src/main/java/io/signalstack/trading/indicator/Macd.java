package io.signalstack.trading.indicator;

/**
 * Moving average convergence divergence (TA-Lib, {@code TA_MACD}): the fast average is seeded so late that both begin on the
 * same candle, and nothing is published before the signal line, with 12/26/9 at index 33.
 */
final class Macd {

    private final Scalars scalars;
    private final int previousLine;
    private final int fastPeriod;
    private final int slowPeriod;
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    private double line = Double.NaN;
    private double behind = Double.NaN;

    /** One with periods of its own, the fast one under the slow one. */
    Macd(Scalars scalars, int fastPeriod, int slowPeriod, int signalPeriod) {
        this.scalars = scalars;
        this.fastPeriod = fastPeriod;
        this.slowPeriod = slowPeriod;
        previousLine = scalars.claim(1);
        fast = new Ema(scalars, fastPeriod);
        slow = new Ema(scalars, slowPeriod);
        signal = new Ema(scalars, signalPeriod);
    }

    /**
     * Takes in one close.
     *
     * @param drop previous close − this one; 0 at the first
     * @param nth how many closes there have been with this one
     */
    void next(double drop, long nth) {
        // Both are distances from the same close.
        line = fast.next(drop, nth - (slowPeriod - fastPeriod)) - slow.next(drop, nth);
        behind = signal.next(scalars.get(previousLine) - line, nth - (slowPeriod - 1));
        if (nth >= slowPeriod) {
            scalars.set(previousLine, line);
        }
    }

    /** Works out again what {@link #next} gave of the last close; none was taken in after it. */
    void last(long nth) {
        line = fast.last(nth - (slowPeriod - fastPeriod)) - slow.last(nth);
        behind = signal.last(nth - (slowPeriod - 1));
    }

    /** Fast average − slow average; NaN before the signal line. */
    double line() {
        return Double.isNaN(behind) ? Double.NaN : line;
    }

    /** The average of the lines. */
    double signal() {
        return line + behind;
    }

    /** Line − signal. */
    double histogram() {
        return -behind;
    }
}
