package io.signalstack.trading.indicator;

/**
 * Moving average convergence divergence 12/26/9 (TA-Lib, {@code TA_MACD}): the fast average is seeded so late that both
 * begin on the same candle, and nothing is published before the signal line, at index 33.
 */
final class Macd {

    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final int SIGNAL = 9;

    private final Scalars scalars;
    private final int previousLine;
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    Macd(Scalars scalars) {
        this.scalars = scalars;
        previousLine = scalars.claim(1);
        fast = new Ema(scalars, FAST);
        slow = new Ema(scalars, SLOW);
        signal = new Ema(scalars, SIGNAL);
    }

    /**
     * Takes in one close and writes line, signal and histogram to {@code values}, NaN while undefined.
     *
     * @param drop previous close − this one; 0 at the first
     * @param nth how many closes there have been with this one
     */
    void next(double drop, long nth, Values values) {
        // Both are distances from the same close.
        double line = fast.next(drop, nth - (SLOW - FAST)) - slow.next(drop, nth);
        double behind = signal.next(scalars.get(previousLine) - line, nth - (SLOW - 1));
        if (nth >= SLOW) {
            scalars.set(previousLine, line);
        }
        publish(line, behind, values);
    }

    /** Writes again what {@link #next} wrote of the last close; none was taken in after it. */
    void last(long nth, Values values) {
        publish(fast.last(nth - (SLOW - FAST)) - slow.last(nth), signal.last(nth - (SLOW - 1)), values);
    }

    private static void publish(double line, double behind, Values values) {
        values.put(Indicator.MACD, Double.isNaN(behind) ? Double.NaN : line);
        values.put(Indicator.MACD_SIGNAL, line + behind);
        values.put(Indicator.MACD_HISTOGRAM, -behind);
    }
}
