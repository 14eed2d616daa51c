package io.signalstack.trading.strategy;

import java.util.List;

/** The rows that every kind's table has: how its signals are entered and left, and what is called which regime. */
public final class SharedParameters {

    public static final Parameter WARM_UP =
            Parameter.whole("warmUp", "600", "candles", "200", "5000", "Candles of a timeframe that are never scored.");
    public static final Parameter STOP_ATR =
            Parameter.number("stopAtr", "2", "ATR", "0.1", "20", "kₛ: distance of the stop from the entry.");
    public static final Parameter TARGET_ATR =
            Parameter.number("targetAtr", "3", "ATR", "0.1", "50", "kₜ: distance of the target from the entry.");
    public static final Parameter HORIZON =
            Parameter.whole("horizon", "24", "candles", "1", "1000", "N: candles until a signal expires.");
    public static final Parameter FILL_DELAY = Parameter.whole(
            "fillDelay",
            "5",
            "s",
            "0",
            "86400",
            "From the signal candle's close to the earliest fill; less than `horizon` minutes.");
    public static final Parameter FEE = Parameter.number(
            "fee", "10", "bps", "0", "500", "Fee of one side, in the costs that a signal is measured by.");
    public static final Parameter SLIPPAGE =
            Parameter.number("slippage", "5", "bps", "0", "500", "Slippage of one side, likewise.");
    public static final Parameter MAX_COST_R =
            Parameter.number("maxCostR", "0.5", "R", "0.01", "10", "How much of the risk the costs may eat.");
    public static final Parameter VOLATILE_PERCENTILE = Parameter.number(
            "volatilePercentile", "0.95", "share", "0", "1", "Volatility percentile from which on it is volatile.");
    public static final Parameter TRENDING_ADX =
            Parameter.number("trendingAdx", "25", "points", "1", "100", "ADX from which on the market is trending.");

    /** All of them. */
    public static final List<Parameter> ALL = List.of(
            WARM_UP,
            STOP_ATR,
            TARGET_ATR,
            HORIZON,
            FILL_DELAY,
            FEE,
            SLIPPAGE,
            MAX_COST_R,
            VOLATILE_PERCENTILE,
            TRENDING_ADX);

    private SharedParameters() {}
}
