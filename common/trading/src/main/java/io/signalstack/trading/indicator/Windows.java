package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.CandleRows.CLOSE;
import static io.signalstack.trading.indicator.CandleRows.LOG_RETURN;
import static io.signalstack.trading.indicator.CandleRows.RAW_K;
import static io.signalstack.trading.indicator.CandleRows.SIGNED_VOLUME;
import static io.signalstack.trading.indicator.CandleRows.VOLUME;

/** The indicators over a window of candles, recomputed from the rows for each candle. */
final class Windows {

    private static final int LENGTH = 20;
    private static final int STOCHASTIC = 14;
    private static final int SMOOTHING = 3;
    private static final int PERCENTILE = 100;
    private static final double BAND = 2;

    private final CandleRows rows;

    Windows(CandleRows rows) {
        this.rows = rows;
    }

    void add(long nth, double close, Values values) {
        rows.setExtremes();
        if (nth >= STOCHASTIC) {
            stochastic(nth, close, values);
        }
        if (nth >= LENGTH) {
            bollinger(close, values);
        }
        if (nth > LENGTH) {
            donchian(values);
            volume(values);
            volatility(nth, values);
        }
    }

    /** Mean and population σ of the last closes (TA-Lib, {@code TA_BBANDS}). */
    private void bollinger(double close, Values values) {
        rows.measure(CLOSE, 0, LENGTH);
        double offset = rows.meanOffset();
        double band = BAND * StrictMath.sqrt(rows.squaredDeviations() / LENGTH);
        double middle = close + offset;
        values.put(Indicator.SMA_20, middle);
        values.put(Indicator.BOLLINGER_UPPER, middle + band);
        values.put(Indicator.BOLLINGER_LOWER, middle - band);
        // (close − lower)/(upper − lower), without the price, beside which the band may be nothing.
        values.put(Indicator.PERCENT_B, Zero.quotient(band - offset, 2 * band, close));
        values.put(Indicator.BANDWIDTH, 2 * band / middle);
    }

    /**
     * %K averaged over 3, and that averaged over 3 again (TA-Lib, {@code TA_STOCH}). Where TA-Lib takes 0 for a raw %K
     * without a range, the averages that hold it are undefined.
     */
    private void stochastic(long nth, double close, Values values) {
        double lowest = rows.lowest(0, STOCHASTIC);
        rows.set(RAW_K, 100 * Zero.quotient(close - lowest, rows.highest(0, STOCHASTIC) - lowest, close));
        if (nth < STOCHASTIC + 2 * (SMOOTHING - 1)) {
            return;
        }
        double latest = rows.sumOfThree(RAW_K, 0) / SMOOTHING;
        double before = rows.sumOfThree(RAW_K, 1) / SMOOTHING;
        double first = rows.sumOfThree(RAW_K, 2) / SMOOTHING;
        values.put(Indicator.STOCHASTIC_K, latest);
        values.put(Indicator.STOCHASTIC_D, (first + before + latest) / SMOOTHING);
    }

    private void donchian(Values values) {
        values.put(Indicator.DONCHIAN_HIGH, rows.highest(1, LENGTH));
        values.put(Indicator.DONCHIAN_LOW, rows.lowest(1, LENGTH));
    }

    private void volume(Values values) {
        rows.measure(VOLUME, 1, LENGTH);
        double offset = rows.meanOffset();
        double deviation = StrictMath.sqrt(rows.squaredDeviations() / LENGTH);
        double before = rows.get(VOLUME, 1);
        double above = rows.get(VOLUME, 0) - before - offset;
        values.put(Indicator.VOLUME_Z, Zero.quotient(above, deviation, before + offset));
        double sum = rows.sum(VOLUME, 0, LENGTH);
        double signed = rows.sum(SIGNED_VOLUME, 0, LENGTH);
        values.put(Indicator.OBV_SLOPE, Zero.quotient(signed, sum, sum / LENGTH));
    }

    private void volatility(long nth, Values values) {
        rows.measure(LOG_RETURN, 0, LENGTH);
        double volatility = StrictMath.sqrt(rows.squaredDeviations() / (LENGTH - 1));
        rows.setVolatility(volatility);
        values.put(Indicator.VOLATILITY, volatility);
        if (nth > LENGTH + PERCENTILE) {
            // Returns in another order give the same volatility but for the last digits: it is not above.
            int notAbove = rows.volatilitiesAtMost(Zero.atMost(volatility), 1, PERCENTILE);
            values.put(Indicator.VOLATILITY_PERCENTILE, (double) notAbove / PERCENTILE);
        }
    }
}
