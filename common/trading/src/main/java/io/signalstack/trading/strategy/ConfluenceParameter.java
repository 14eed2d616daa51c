package io.signalstack.trading.strategy;

import java.math.BigDecimal;

/** The normative table of the confluence strategy: all that can change an evaluation of it. */
public enum ConfluenceParameter {
    WARM_UP("warmUp", "600", "candles", "200", "5000", true, "Candles of a timeframe that are never scored."),
    THRESHOLD("threshold", "0.55", "score", "0.01", "0.99", false, "θ: the least |rawScore| that is a signal."),
    STOP_ATR("stopAtr", "2", "ATR", "0.1", "20", false, "kₛ: distance of the stop from the entry."),
    TARGET_ATR("targetAtr", "3", "ATR", "0.1", "50", false, "kₜ: distance of the target from the entry."),
    HORIZON("horizon", "24", "candles", "1", "1000", true, "N: candles until a signal expires."),
    FILL_DELAY("fillDelay", "5", "s", "0", "86400", true, "From the signal candle's close to the earliest fill."),
    FEE("fee", "10", "bps", "0", "500", false, "Fee of one side, in the costs that a signal is measured by."),
    SLIPPAGE("slippage", "5", "bps", "0", "500", false, "Slippage of one side, likewise."),
    MAX_COST_R("maxCostR", "0.5", "R", "0.01", "10", false, "How much of the risk the costs may eat."),
    SLOPE_REACH("slopeReach", "1.5", "ATR", "0.01", "100", false, "EMA slope at which the trend rule is sure."),
    MOMENTUM_REACH("momentumReach", "0.3", "ATR", "0.01", "10", false, "MACD histogram at which momentum is sure."),
    RSI_REACH("rsiReach", "25", "points", "1", "50", false, "Distance of the RSI from 50 at which reversion is sure."),
    OBV_REACH("obvReach", "0.5", "share", "0.01", "1", false, "OBV slope at which volume is sure."),
    VOLATILE_PERCENTILE(
            "volatilePercentile",
            "0.95",
            "share",
            "0",
            "1",
            false,
            "Volatility percentile from which on it is volatile."),
    TRENDING_ADX("trendingAdx", "25", "points", "1", "100", false, "ADX from which on the market is trending."),
    TREND_IN_TREND("weight.trend.trending", "3", "weight", "0", "100", false, "Weight of trend in a trend."),
    TREND_IN_RANGE("weight.trend.ranging", "0", "weight", "0", "100", false, "Weight of trend in a range."),
    TREND_IN_VOLATILITY("weight.trend.volatile", "1.5", "weight", "0", "100", false, "Weight of trend when volatile."),
    MOMENTUM_IN_TREND("weight.momentum.trending", "2", "weight", "0", "100", false, "Weight of momentum in a trend."),
    MOMENTUM_IN_RANGE("weight.momentum.ranging", "0", "weight", "0", "100", false, "Weight of momentum in a range."),
    MOMENTUM_IN_VOLATILITY(
            "weight.momentum.volatile", "1.5", "weight", "0", "100", false, "Weight of momentum when volatile."),
    REVERSION_IN_TREND(
            "weight.reversion.trending", "0", "weight", "0", "100", false, "Weight of mean reversion in a trend."),
    REVERSION_IN_RANGE(
            "weight.reversion.ranging", "3", "weight", "0", "100", false, "Weight of mean reversion in a range."),
    REVERSION_IN_VOLATILITY(
            "weight.reversion.volatile", "0.5", "weight", "0", "100", false, "Weight of mean reversion when volatile."),
    BREAKOUT_IN_TREND("weight.breakout.trending", "1.5", "weight", "0", "100", false, "Weight of breakout in a trend."),
    BREAKOUT_IN_RANGE("weight.breakout.ranging", "0", "weight", "0", "100", false, "Weight of breakout in a range."),
    BREAKOUT_IN_VOLATILITY(
            "weight.breakout.volatile", "2", "weight", "0", "100", false, "Weight of breakout when volatile."),
    VOLUME_IN_TREND("weight.volume.trending", "1.5", "weight", "0", "100", false, "Weight of volume in a trend."),
    VOLUME_IN_RANGE("weight.volume.ranging", "0.5", "weight", "0", "100", false, "Weight of volume in a range."),
    VOLUME_IN_VOLATILITY(
            "weight.volume.volatile", "1.5", "weight", "0", "100", false, "Weight of volume when volatile.");

    private final String key;
    private final BigDecimal defaultValue;
    private final String unit;
    private final BigDecimal min;
    private final BigDecimal max;
    private final boolean whole;
    private final String sentence;

    ConfluenceParameter(
            String key, String defaultValue, String unit, String min, String max, boolean whole, String sentence) {
        this.key = key;
        this.defaultValue = new BigDecimal(defaultValue);
        this.unit = unit;
        this.min = new BigDecimal(min);
        this.max = new BigDecimal(max);
        this.whole = whole;
        this.sentence = sentence;
    }

    /** Its name in a definition. */
    public String key() {
        return key;
    }

    public BigDecimal defaultValue() {
        return defaultValue;
    }

    public String unit() {
        return unit;
    }

    /** The least value allowed. */
    public BigDecimal min() {
        return min;
    }

    /** The greatest value allowed. */
    public BigDecimal max() {
        return max;
    }

    /** What it does, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException naming the parameter and the text, if it is not a number of its kind and range
     */
    BigDecimal parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("parameter " + key + " '" + text + "' is not a number", e);
        }
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "parameter " + key + " '" + text + "' is not from " + min + " to " + max + " " + unit);
        }
        if (whole && value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("parameter " + key + " '" + text + "' is not a whole number of " + unit);
        }
        return value;
    }
}
