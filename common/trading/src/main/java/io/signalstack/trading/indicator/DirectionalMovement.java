package io.signalstack.trading.indicator;

/**
 * Wilder's directional movement 14: +DI and −DI from index 14, ADX from index 27 (TA-Lib, {@code TA_PLUS_DI}, {@code
 * TA_MINUS_DI}, {@code TA_ADX}).
 */
final class DirectionalMovement {

    private static final int PERIOD = 14;

    private final Scalars scalars;
    private final int plus;
    private final int minus;
    private final int range;
    private final int adx;

    DirectionalMovement(Scalars scalars) {
        this.scalars = scalars;
        plus = scalars.claim(1);
        minus = scalars.claim(1);
        range = scalars.claim(1);
        adx = scalars.claim(1);
    }

    /**
     * Takes in one candle's movement and writes +DI, −DI and ADX to {@code values}, NaN while undefined.
     *
     * @param up high − previous high
     * @param down previous low − low
     * @param nth how many movements there have been with this one
     * @param close the close, by which a divisor is measured
     */
    void next(double up, double down, double trueRange, long nth, double close, Values values) {
        // TA-Lib sums 13 movements without smoothing before the first one that it smooths.
        boolean summing = nth < PERIOD;
        double plusMovement = add(plus, up > 0 && up > down ? up : 0, summing);
        double minusMovement = add(minus, down > 0 && down > up ? down : 0, summing);
        double smoothedRange = add(range, trueRange, summing);
        double plusDi = line(plusMovement, smoothedRange, nth, close);
        double minusDi = line(minusMovement, smoothedRange, nth, close);
        values.put(Indicator.PLUS_DI, plusDi);
        values.put(Indicator.MINUS_DI, minusDi);
        values.put(
                Indicator.ADX_14,
                summing
                        ? Double.NaN
                        : average(
                                directionalIndex(plusDi, minusDi, plusMovement + minusMovement, close),
                                nth - PERIOD + 1));
    }

    /** Writes again what {@link #next} wrote of the last movement; none was taken in after it. */
    void last(long nth, double close, Values values) {
        values.put(Indicator.PLUS_DI, line(scalars.get(plus), scalars.get(range), nth, close));
        values.put(Indicator.MINUS_DI, line(scalars.get(minus), scalars.get(range), nth, close));
        values.put(Indicator.ADX_14, nth - PERIOD + 1 < PERIOD ? Double.NaN : scalars.get(adx));
    }

    private static double line(double movement, double smoothedRange, long nth, double close) {
        return nth < PERIOD ? Double.NaN : 100 * Zero.quotient(movement, smoothedRange, close);
    }

    private double add(int index, double movement, boolean summing) {
        double before = scalars.get(index);
        double now = (summing ? before : before - before / PERIOD) + movement;
        scalars.set(index, now);
        return now;
    }

    private static double directionalIndex(double plusDi, double minusDi, double movement, double close) {
        return Zero.is(movement, close) ? Double.NaN : 100 * (Math.abs(minusDi - plusDi) / (minusDi + plusDi));
    }

    /** A DX whose divisor is zero adds nothing to the seed and leaves the average as it was. */
    private double average(double dx, long nth) {
        double before = scalars.get(adx);
        boolean undefined = Double.isNaN(dx);
        if (nth < PERIOD) {
            scalars.set(adx, undefined ? before : before + dx);
            return Double.NaN;
        }
        double now = nth == PERIOD
                ? (undefined ? before : before + dx) / PERIOD
                : undefined ? before : (before * (PERIOD - 1) + dx) / PERIOD;
        scalars.set(adx, now);
        return now;
    }
}
