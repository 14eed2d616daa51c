package io.signalstack.trading.indicator;

/**
 * Exponential moving average, α = 2/(n + 1), seeded with the simple average of its first n inputs (TA-Lib, {@code
 * TA_EMA} in its default compatibility).
 *
 * <p>It is kept as its distance from the newest input, and moved by the inputs' changes: the distance is then right to the
 * last digits of its own size, not of the price's, however small it becomes while the price stands still.
 */
final class Ema {

    private final Scalars scalars;
    private final int distance;
    private final int period;
    private final double kept;

    Ema(Scalars scalars, int period) {
        this.scalars = scalars;
        this.distance = scalars.claim(1);
        this.period = period;
        this.kept = (period - 1.0) / (period + 1.0);
    }

    /**
     * Takes in one input.
     *
     * @param drop previous input − this one; of the first input any finite number
     * @param nth how many inputs there have been with this one; none is taken in before the first
     * @return average − input, or NaN before {@code period} inputs
     */
    double next(double drop, long nth) {
        if (nth < 1) {
            return Double.NaN;
        }
        double before = scalars.get(distance);
        if (nth > period) {
            double now = kept * (before + drop);
            scalars.set(distance, now);
            return now;
        }
        // Σ(input − newest input) over the inputs so far, each of which is farther from the newest by the drop.
        double sum = before + (nth - 1) * drop;
        boolean seeded = nth == period;
        scalars.set(distance, seeded ? sum / period : sum);
        return seeded ? sum / period : Double.NaN;
    }

    /** What {@link #next} gave of the last input; none was taken in after it. */
    double last(long nth) {
        return nth < period ? Double.NaN : scalars.get(distance);
    }
}
