package io.signalstack.trading.indicator;

/**
 * Exponential moving average, α = 2/(n + 1), seeded with the simple average of its first n inputs (TA-Lib, {@code
 * TA_EMA} in its default compatibility).
 */
final class Ema {

    private final Scalars scalars;
    private final int value;
    private final int period;
    private final double alpha;

    Ema(Scalars scalars, int period) {
        this.scalars = scalars;
        this.value = scalars.claim(1);
        this.period = period;
        this.alpha = 2.0 / (period + 1);
    }

    /**
     * Takes in one input.
     *
     * @param nth how many inputs there have been with this one; none is taken in before the first
     * @return the average, or NaN before {@code period} inputs
     */
    double next(double input, long nth) {
        if (nth < 1) {
            return Double.NaN;
        }
        double before = scalars.get(value);
        if (nth < period) {
            scalars.set(value, before + input);
            return Double.NaN;
        }
        double now = nth == period ? (before + input) / period : (input - before) * alpha + before;
        scalars.set(value, now);
        return now;
    }
}
