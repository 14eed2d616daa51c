package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A timeframe's indicators at its last closed candle: a view, valid until the next candle. An undefined value is NaN here,
 * and null in {@link #toMap()}. Prices are in the quote currency.
 */
public final class IndicatorSnapshot {

    private static final int TRADED_WINDOW = 20;
    private static final List<Indicator> BY_KEY = Arrays.stream(Indicator.values())
            .sorted(Comparator.comparing(Indicator::key))
            .toList();

    private final CandleRows rows;
    private final Values values;
    private @Nullable Candle candle;
    private long count;

    IndicatorSnapshot(CandleRows rows, Values values) {
        this.rows = rows;
        this.values = values;
    }

    void at(Candle closed, long nth) {
        candle = closed;
        count = nth;
    }

    /**
     * The candle that closed.
     *
     * @throws IllegalStateException if there has been none since the state was made or restored
     */
    public Candle candle() {
        Candle closed = candle;
        if (closed == null) {
            throw new IllegalStateException("no candle yet");
        }
        return closed;
    }

    /** How many candles the indicators have seen with this one. */
    public long count() {
        return count;
    }

    /** The share of the last 20 candles, or of those there are, in which something was traded. */
    public double tradedShare() {
        int candles = (int) Math.min(count, TRADED_WINDOW);
        int synthetic = 0;
        for (int ago = 0; ago < candles; ago++) {
            synthetic += rows.get(CandleRows.SYNTHETIC, ago) == 0 ? 0 : 1;
        }
        return 1 - (double) synthetic / candles;
    }

    public double get(Indicator indicator) {
        return values.get(indicator);
    }

    public double close() {
        return candle().close();
    }

    public double ema20() {
        return get(Indicator.EMA_20);
    }

    public double ema50() {
        return get(Indicator.EMA_50);
    }

    public double ema200() {
        return get(Indicator.EMA_200);
    }

    public double emaSlope() {
        return get(Indicator.EMA_SLOPE);
    }

    public double rsi14() {
        return get(Indicator.RSI_14);
    }

    public double macdHistogram() {
        return get(Indicator.MACD_HISTOGRAM);
    }

    public double percentB() {
        return get(Indicator.PERCENT_B);
    }

    public double atr14() {
        return get(Indicator.ATR_14);
    }

    public double adx14() {
        return get(Indicator.ADX_14);
    }

    public double plusDi() {
        return get(Indicator.PLUS_DI);
    }

    public double minusDi() {
        return get(Indicator.MINUS_DI);
    }

    public double volumeZ() {
        return get(Indicator.VOLUME_Z);
    }

    public double donchianHigh() {
        return get(Indicator.DONCHIAN_HIGH);
    }

    public double donchianLow() {
        return get(Indicator.DONCHIAN_LOW);
    }

    public double obvSlope() {
        return get(Indicator.OBV_SLOPE);
    }

    public double volatilityPercentile() {
        return get(Indicator.VOLATILITY_PERCENTILE);
    }

    /** All values by name, in order of their names; null where undefined. */
    public Map<String, @Nullable Double> toMap() {
        Map<String, @Nullable Double> map = LinkedHashMap.newLinkedHashMap(BY_KEY.size());
        for (Indicator indicator : BY_KEY) {
            double value = get(indicator);
            map.put(indicator.key(), Double.isNaN(value) ? null : value);
        }
        return Collections.unmodifiableMap(map);
    }
}
