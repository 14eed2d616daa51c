package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.Specification;
import java.math.BigDecimal;

/** The normative table of the confluence strategy: all that can change an evaluation of it. */
public enum ConfluenceParameter {
    WARM_UP(SharedParameters.WARM_UP),
    THRESHOLD(Parameter.number(
            "threshold", "0.55", "score", "0.01", "0.99", "θ: the least |rawScore| that is a signal.")),
    STOP_ATR(SharedParameters.STOP_ATR),
    TARGET_ATR(SharedParameters.TARGET_ATR),
    HORIZON(SharedParameters.HORIZON),
    FILL_DELAY(SharedParameters.FILL_DELAY),
    FEE(SharedParameters.FEE),
    SLIPPAGE(SharedParameters.SLIPPAGE),
    MAX_COST_R(SharedParameters.MAX_COST_R),
    SLOPE_REACH(
            Parameter.number("slopeReach", "1.5", "ATR", "0.01", "100", "EMA slope at which the trend rule is sure.")),
    MOMENTUM_REACH(
            Parameter.number("momentumReach", "0.3", "ATR", "0.01", "10", "MACD histogram at which momentum is sure.")),
    RSI_REACH(Parameter.number(
            "rsiReach", "25", "points", "1", "50", "Distance of the RSI from 50 at which reversion is sure.")),
    OBV_REACH(Parameter.number("obvReach", "0.5", "share", "0.01", "1", "OBV slope at which volume is sure.")),
    FAST_EMA(period("fastEma", "20", "Period of the trend rule's fast average.")),
    MIDDLE_EMA(period("middleEma", "50", "Period of the trend rule's middle average.")),
    RSI_PERIOD(period("rsiPeriod", "14", "Period of the reversion rule's RSI.")),
    VOLATILE_PERCENTILE(SharedParameters.VOLATILE_PERCENTILE),
    TRENDING_ADX(SharedParameters.TRENDING_ADX),
    TREND_IN_TREND(Parameter.number("weight.trend.trending", "3", "weight", "0", "100", "Weight of trend in a trend.")),
    TREND_IN_RANGE(Parameter.number("weight.trend.ranging", "0", "weight", "0", "100", "Weight of trend in a range.")),
    TREND_IN_VOLATILITY(
            Parameter.number("weight.trend.volatile", "1.5", "weight", "0", "100", "Weight of trend when volatile.")),
    MOMENTUM_IN_TREND(
            Parameter.number("weight.momentum.trending", "2", "weight", "0", "100", "Weight of momentum in a trend.")),
    MOMENTUM_IN_RANGE(
            Parameter.number("weight.momentum.ranging", "0", "weight", "0", "100", "Weight of momentum in a range.")),
    MOMENTUM_IN_VOLATILITY(Parameter.number(
            "weight.momentum.volatile", "1.5", "weight", "0", "100", "Weight of momentum when volatile.")),
    REVERSION_IN_TREND(Parameter.number(
            "weight.reversion.trending", "0", "weight", "0", "100", "Weight of mean reversion in a trend.")),
    REVERSION_IN_RANGE(Parameter.number(
            "weight.reversion.ranging", "3", "weight", "0", "100", "Weight of mean reversion in a range.")),
    REVERSION_IN_VOLATILITY(Parameter.number(
            "weight.reversion.volatile", "0.5", "weight", "0", "100", "Weight of mean reversion when volatile.")),
    BREAKOUT_IN_TREND(Parameter.number(
            "weight.breakout.trending", "1.5", "weight", "0", "100", "Weight of breakout in a trend.")),
    BREAKOUT_IN_RANGE(
            Parameter.number("weight.breakout.ranging", "0", "weight", "0", "100", "Weight of breakout in a range.")),
    BREAKOUT_IN_VOLATILITY(Parameter.number(
            "weight.breakout.volatile", "2", "weight", "0", "100", "Weight of breakout when volatile.")),
    VOLUME_IN_TREND(
            Parameter.number("weight.volume.trending", "1.5", "weight", "0", "100", "Weight of volume in a trend.")),
    VOLUME_IN_RANGE(
            Parameter.number("weight.volume.ranging", "0.5", "weight", "0", "100", "Weight of volume in a range.")),
    VOLUME_IN_VOLATILITY(
            Parameter.number("weight.volume.volatile", "1.5", "weight", "0", "100", "Weight of volume when volatile."));

    // A record of texts and decimals; the checker asks for an annotation to believe it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Parameter row;

    ConfluenceParameter(Parameter row) {
        this.row = row;
    }

    private static Parameter period(String key, String defaultValue, String sentence) {
        return Parameter.whole(
                key,
                defaultValue,
                "candles",
                Integer.toString(Specification.MIN_PERIOD),
                Integer.toString(Specification.MAX_PERIOD),
                sentence);
    }

    /** Its row in the table. */
    public Parameter row() {
        return row;
    }

    /** Its name in a definition. */
    public String key() {
        return row.key();
    }

    public BigDecimal defaultValue() {
        return row.defaultValue();
    }

    public String unit() {
        return row.unit();
    }

    /** The least value allowed. */
    public BigDecimal min() {
        return row.min();
    }

    /** The greatest value allowed. */
    public BigDecimal max() {
        return row.max();
    }

    /** What it does, in one sentence. */
    public String sentence() {
        return row.sentence();
    }
}
