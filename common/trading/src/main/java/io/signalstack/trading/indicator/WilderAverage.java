package io.signalstack.trading.indicator;

/** Wilder's average: the mean of the first n inputs, then (before·(n − 1) + input)/n (as TA-Lib's RSI and ATR). */
final class WilderAverage {

    private final Scalars scalars;
    private final int value;
    private final int period;

    WilderAverage(Scalars scalars, int period) {
        this.scalars = scalars;
        this.value = scalars.claim(1);
        this.period = period;
    }

    /**
     * Takes in one input.
     *
     * @param nth how many inputs there have been with this one
     * @return the average, or NaN before {@code period} inputs
     */
    double next(double input, long nth) {
        double before = scalars.get(value);
        if (nth < period) {
            scalars.set(value, before + input);
            return Double.NaN;
        }
        double now = nth == period ? (before + input) / period : (before * (period - 1) + input) / period;
        scalars.set(value, now);
        return now;
    }

    /** What {@link #next} gave of the last input; none was taken in after it. */
    double last(long nth) {
        return nth < period ? Double.NaN : scalars.get(value);
    }
}
