package io.signalstack.trading.indicator;

/**
 * Wilder's directional movement: +DI and −DI from index n on, ADX from index 2n − 1 on (TA-Lib, {@code TA_PLUS_DI}, {@code
 * TA_MINUS_DI}, {@code TA_ADX}).
 */
final class DirectionalMovement {

    private final Scalars scalars;
    private final int period;
    private final int plus;
    private final int minus;
    private final int range;
    private final int average;

    private double plusDi = Double.NaN;
    private double minusDi = Double.NaN;
    private double adx = Double.NaN;

    DirectionalMovement(Scalars scalars, int period) {
        this.scalars = scalars;
        this.period = period;
        plus = scalars.claim(1);
        minus = scalars.claim(1);
        range = scalars.claim(1);
        average = scalars.claim(1);
    }

    /**
     * Takes in one candle's movement.
     *
     * @param up high − previous high
     * @param down previous low − low
     * @param nth how many movements there have been with this one
     * @param close the close, by which a divisor is measured
     */
    void next(double up, double down, double trueRange, long nth, double close) {
        // TA-Lib sums one movement too few, without smoothing, before the first one that it smooths.
        boolean summing = nth < period;
        double plusMovement = add(plus, up > 0 && up > down ? up : 0, summing);
        double minusMovement = add(minus, down > 0 && down > up ? down : 0, summing);
        double smoothedRange = add(range, trueRange, summing);
        plusDi = line(plusMovement, smoothedRange, nth, close);
        minusDi = line(minusMovement, smoothedRange, nth, close);
        adx = summing ? Double.NaN : average(directionalIndex(plusMovement + minusMovement, close), nth - period + 1);
    }

    /** Works out again what {@link #next} gave of the last movement; none was taken in after it. */
    void last(long nth, double close) {
        plusDi = line(scalars.get(plus), scalars.get(range), nth, close);
        minusDi = line(scalars.get(minus), scalars.get(range), nth, close);
        adx = nth - period + 1 < period ? Double.NaN : scalars.get(average);
    }

    /** The upward directional indicator; NaN while undefined. */
    double plusDi() {
        return plusDi;
    }

    /** The downward directional indicator; NaN while undefined. */
    double minusDi() {
        return minusDi;
    }

    /** The average directional index; NaN while undefined. */
    double adx() {
        return adx;
    }

    private double line(double movement, double smoothedRange, long nth, double close) {
        return nth < period ? Double.NaN : 100 * Zero.quotient(movement, smoothedRange, close);
    }

    private double add(int index, double movement, boolean summing) {
        double before = scalars.get(index);
        double now = (summing ? before : before - before / period) + movement;
        scalars.set(index, now);
        return now;
    }

    private double directionalIndex(double movement, double close) {
        return Zero.is(movement, close) ? Double.NaN : 100 * (Math.abs(minusDi - plusDi) / (minusDi + plusDi));
    }

    /** A DX whose divisor is zero adds nothing to the seed and leaves the average as it was. */
    private double average(double dx, long nth) {
        double before = scalars.get(average);
        boolean undefined = Double.isNaN(dx);
        if (nth < period) {
            scalars.set(average, undefined ? before : before + dx);
            return Double.NaN;
        }
        double now = nth == period
                ? (undefined ? before : before + dx) / period
                : undefined ? before : (before * (period - 1) + dx) / period;
        scalars.set(average, now);
        return now;
    }
}
