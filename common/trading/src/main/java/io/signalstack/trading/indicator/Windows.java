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
        double offset = rows.meanOffset(CLOSE, 0, LENGTH);
        double band = BAND * StrictMath.sqrt(rows.squaredDeviations(CLOSE, 0, LENGTH, offset) / LENGTH);
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
        double offset = rows.meanOffset(VOLUME, 1, LENGTH);
        double deviation = StrictMath.sqrt(rows.squaredDeviations(VOLUME, 1, LENGTH, offset) / LENGTH);
        double before = rows.get(VOLUME, 1);
        double above = rows.get(VOLUME, 0) - before - offset;
        values.put(Indicator.VOLUME_Z, Zero.quotient(above, deviation, before + offset));
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
        double offset = rows.meanOffset(LOG_RETURN, 0, LENGTH);
        double squares = rows.squaredDeviations(LOG_RETURN, 0, LENGTH, offset);
        double volatility = StrictMath.sqrt(squares / (LENGTH - 1));
        rows.set(VOLATILITY, volatility);
        values.put(Indicator.VOLATILITY, volatility);
        if (nth > LENGTH + PERCENTILE) {
            // Returns in another order give the same volatility but for the last digits: it is not above.
            int notAbove = rows.countAtMost(VOLATILITY, 1, PERCENTILE, Zero.atMost(volatility));
            values.put(Indicator.VOLATILITY_PERCENTILE, (double) notAbove / PERCENTILE);
        }
    }
}
