package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.CandleRows.CLOSE;
import static io.signalstack.trading.indicator.CandleRows.HIGH;
import static io.signalstack.trading.indicator.CandleRows.LOG_RETURN;
import static io.signalstack.trading.indicator.CandleRows.LOW;
import static io.signalstack.trading.indicator.CandleRows.SIGNED_VOLUME;
import static io.signalstack.trading.indicator.CandleRows.VOLUME;

import io.signalstack.trading.indicator.Specification.Kind;

/**
 * An indicator over a window of any length: the catalogue's definitions, see {@link Windows}, without its shortcuts. It is a
 * function of the last candles alone, and has no state.
 */
final class OwnWindow {

    private static final int SMOOTHING = 3;
    private static final double BAND = 2;

    private final Kind kind;
    private final int length;

    private double meanOffset;
    private double squaredDeviations;

    OwnWindow(Kind kind, int length) {
        this.kind = kind;
        this.length = length;
    }

    /**
     * Its value.
     *
     * @param nth how many candles it may look at
     * @return NaN while it is undefined
     */
    double at(CandleRows rows, long nth) {
        return switch (kind) {
            case SMA, BOLLINGER_UPPER, BOLLINGER_LOWER, PERCENT_B, BANDWIDTH ->
                nth < length ? Double.NaN : bollinger(rows);
            case STOCHASTIC_K -> nth < length + 2 * (SMOOTHING - 1) ? Double.NaN : smoothedK(rows, 0);
            case STOCHASTIC_D ->
                nth < length + 2 * (SMOOTHING - 1)
                        ? Double.NaN
                        : (smoothedK(rows, 2) + smoothedK(rows, 1) + smoothedK(rows, 0)) / SMOOTHING;
            default -> nth <= length ? Double.NaN : withTheCandleBefore(rows);
        };
    }

    private double withTheCandleBefore(CandleRows rows) {
        return switch (kind) {
            case VOLUME_Z -> volumeZ(rows);
            case DONCHIAN_HIGH -> highest(rows, 1);
            case DONCHIAN_LOW -> lowest(rows, 1);
            case OBV_SLOPE -> obvSlope(rows);
            case VOLATILITY -> volatility(rows);
            default -> throw new IllegalStateException(kind + " is not over a window");
        };
    }

    private double bollinger(CandleRows rows) {
        double close = rows.get(CLOSE, 0);
        measure(rows, CLOSE, 0);
        double band = BAND * StrictMath.sqrt(squaredDeviations / length);
        double middle = close + meanOffset;
        return switch (kind) {
            case SMA -> middle;
            case BOLLINGER_UPPER -> middle + band;
            case BOLLINGER_LOWER -> middle - band;
            case PERCENT_B -> Zero.quotient(band - meanOffset, 2 * band, close);
            default -> 2 * band / middle;
        };
    }

    private double smoothedK(CandleRows rows, int from) {
        return (rawK(rows, from + 2) + rawK(rows, from + 1) + rawK(rows, from)) / SMOOTHING;
    }

    private double rawK(CandleRows rows, int from) {
        double close = rows.get(CLOSE, from);
        double lowest = lowest(rows, from);
        return 100 * Zero.quotient(close - lowest, highest(rows, from) - lowest, close);
    }

    private double volumeZ(CandleRows rows) {
        measure(rows, VOLUME, 1);
        double deviation = StrictMath.sqrt(squaredDeviations / length);
        double before = rows.get(VOLUME, 1);
        return Zero.quotient(rows.get(VOLUME, 0) - before - meanOffset, deviation, before + meanOffset);
    }

    private double obvSlope(CandleRows rows) {
        double sum = 0;
        double signed = 0;
        for (int ago = length - 1; ago >= 0; ago--) {
            sum += rows.get(VOLUME, ago);
            signed += rows.get(SIGNED_VOLUME, ago);
        }
        return Zero.quotient(signed, sum, sum / length);
    }

    private double volatility(CandleRows rows) {
        measure(rows, LOG_RETURN, 0);
        return StrictMath.sqrt(squaredDeviations / (length - 1));
    }

    private double highest(CandleRows rows, int from) {
        double highest = rows.get(HIGH, from);
        for (int ago = from + 1; ago < from + length; ago++) {
            highest = Math.max(highest, rows.get(HIGH, ago));
        }
        return highest;
    }

    private double lowest(CandleRows rows, int from) {
        double lowest = rows.get(LOW, from);
        for (int ago = from + 1; ago < from + length; ago++) {
            lowest = Math.min(lowest, rows.get(LOW, ago));
        }
        return lowest;
    }

    /** Mean and deviation of a column over this length; the numbers are those of {@link CandleRows#measure}. */
    private void measure(CandleRows rows, int column, int from) {
        double reference = rows.get(column, from);
        double sum = 0;
        double squares = 0;
        for (int ago = from + length - 1; ago >= from; ago--) {
            double distance = rows.get(column, ago) - reference;
            sum += distance;
            squares += distance * distance;
        }
        meanOffset = sum / length;
        squaredDeviations = Math.max(0, squares - meanOffset * sum);
    }
}
