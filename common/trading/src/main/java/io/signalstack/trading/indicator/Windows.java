package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.CandleRows.CLOSE;
import static io.signalstack.trading.indicator.CandleRows.LOG_RETURN;
import static io.signalstack.trading.indicator.CandleRows.RAW_K;
import static io.signalstack.trading.indicator.CandleRows.VOLATILITY;
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
        double middle = rows.mean(CLOSE, 0, LENGTH);
        double band = BAND * StrictMath.sqrt(rows.squaredDeviations(CLOSE, 0, LENGTH, middle) / LENGTH);
        double upper = middle + band;
        double lower = middle - band;
        values.put(Indicator.SMA_20, middle);
        values.put(Indicator.BOLLINGER_UPPER, upper);
        values.put(Indicator.BOLLINGER_LOWER, lower);
        values.put(Indicator.PERCENT_B, Zero.quotient(close - lower, 2 * band, close));
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
        double slow = 0;
        for (int ago = SMOOTHING - 1; ago >= 0; ago--) {
            slow += rows.mean(RAW_K, ago, SMOOTHING);
        }
        values.put(Indicator.STOCHASTIC_K, rows.mean(RAW_K, 0, SMOOTHING));
        values.put(Indicator.STOCHASTIC_D, slow / SMOOTHING);
    }

    private void donchian(Values values) {
        values.put(Indicator.DONCHIAN_HIGH, rows.highest(1, LENGTH));
        values.put(Indicator.DONCHIAN_LOW, rows.lowest(1, LENGTH));
    }

    private void volume(Values values) {
        double mean = rows.mean(VOLUME, 1, LENGTH);
        double deviation = StrictMath.sqrt(rows.squaredDeviations(VOLUME, 1, LENGTH, mean) / LENGTH);
        values.put(Indicator.VOLUME_Z, Zero.quotient(rows.get(VOLUME, 0) - mean, deviation, mean));
        double sum = 0;
        double signed = 0;
        for (int ago = LENGTH - 1; ago >= 0; ago--) {
            double traded = rows.get(VOLUME, ago);
            sum += traded;
            signed += Math.signum(rows.get(CLOSE, ago) - rows.get(CLOSE, ago + 1)) * traded;
        }
        values.put(Indicator.OBV_SLOPE, Zero.quotient(signed, sum, sum / LENGTH));
    }

    private void volatility(long nth, Values values) {
        double mean = rows.mean(LOG_RETURN, 0, LENGTH);
        double volatility = StrictMath.sqrt(rows.squaredDeviations(LOG_RETURN, 0, LENGTH, mean) / (LENGTH - 1));
        rows.set(VOLATILITY, volatility);
        values.put(Indicator.VOLATILITY, volatility);
        if (nth <= LENGTH + PERCENTILE) {
            return;
        }
        int notAbove = 0;
        for (int ago = 1; ago <= PERCENTILE; ago++) {
            if (rows.get(VOLATILITY, ago) <= volatility) {
                notAbove++;
            }
        }
        values.put(Indicator.VOLATILITY_PERCENTILE, (double) notAbove / PERCENTILE);
    }
}
