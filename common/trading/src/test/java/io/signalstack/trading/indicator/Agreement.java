package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When two values of an indicator are equal: |a − b| ≤ 1e-9·max(|b|, s), s the close for values in price, else 1. */
public final class Agreement {

    static final double TOLERANCE = 1e-9;

    private static final Set<Indicator> PRICES = EnumSet.of(
            Indicator.EMA_20,
            Indicator.EMA_50,
            Indicator.EMA_200,
            Indicator.SMA_20,
            Indicator.MACD,
            Indicator.MACD_SIGNAL,
            Indicator.MACD_HISTOGRAM,
            Indicator.BOLLINGER_UPPER,
            Indicator.BOLLINGER_LOWER,
            Indicator.ATR_14,
            Indicator.DONCHIAN_HIGH,
            Indicator.DONCHIAN_LOW);

    private Agreement() {}

    public static boolean isEqual(Indicator indicator, double value, double expected, double close, double tolerance) {
        double scale = Math.max(Math.abs(expected), PRICES.contains(indicator) ? close : 1);
        return Math.abs(value - expected) <= tolerance * scale;
    }

    static boolean isEqual(Indicator indicator, double value, @Nullable BigDecimal expected, double close) {
        if (expected == null || Double.isNaN(value)) {
            return expected == null && Double.isNaN(value);
        }
        // Subtracted before it is rounded.
        double off = new BigDecimal(value).subtract(expected).doubleValue();
        return isEqual(indicator, off + expected.doubleValue(), expected.doubleValue(), close, TOLERANCE);
    }

    /** The candles from {@code first} on where they are not, in words. */
    static List<String> misses(
            Indicator indicator, double[] values, @Nullable BigDecimal[] expected, List<Candle> candles, int first) {
        List<String> misses = new ArrayList<>();
        for (int i = first; i < values.length; i++) {
            if (!isEqual(indicator, values[i], expected[i], candles.get(i).close())) {
                misses.add(indicator + " at " + i + ": " + values[i] + ", not " + expected[i]);
            }
        }
        return misses;
    }
}
