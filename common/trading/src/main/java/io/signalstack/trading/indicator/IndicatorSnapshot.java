package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A timeframe's indicators at its last closed candle: a view, valid until the next candle. An undefined value is NaN here,
 * and null in {@link #toMap()}. Prices are in the quote currency.
 */
public final class IndicatorSnapshot {

    private final Values values;
    private final DoubleSupplier tradedShare;
    private @Nullable Candle candle;
    private long count;

    IndicatorSnapshot(Values values, DoubleSupplier tradedShare) {
        this.values = values;
        this.tradedShare = tradedShare;
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
        return tradedShare.getAsDouble();
    }

    public double get(Indicator indicator) {
        return values.get(indicator);
    }

    public double close() {
        return candle().close();
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

    /** The same as it is now, for longer than until the next candle. */
    public IndicatorSnapshot kept() {
        double share = tradedShare();
        var kept = new IndicatorSnapshot(values.copy(), () -> share);
        kept.at(candle(), count);
        return kept;
    }

    /** All values by name, in order of their names; null where undefined. It stays as it is. */
    public Map<String, @Nullable Double> toMap() {
        return new NamedValues(values.copy());
    }
}
