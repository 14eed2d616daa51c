package io.signalstack.trading.indicator;

/** The catalogue: what is computed for every candle of every timeframe. */
public enum Indicator {
    EMA_20("ema20", "exponential average of 20 closes"),
    EMA_50("ema50", "exponential average of 50 closes"),
    EMA_200("ema200", "exponential average of 200 closes"),
    EMA_SLOPE("emaSlope", "change of EMA 50 over 10 candles, in ATRs"),
    SMA_20("sma20", "mean of 20 closes"),
    RSI_14("rsi14", "relative strength index, 0 to 100"),
    MACD("macd", "EMA 12 − EMA 26"),
    MACD_SIGNAL("macdSignal", "EMA 9 of the MACD"),
    MACD_HISTOGRAM("macdHistogram", "MACD − its signal"),
    BOLLINGER_UPPER("bollingerUpper", "SMA 20 + 2σ"),
    BOLLINGER_LOWER("bollingerLower", "SMA 20 − 2σ"),
    PERCENT_B("percentB", "where the close is between the Bollinger bands: 0 at the lower, 1 at the upper"),
    BANDWIDTH("bandwidth", "distance of the Bollinger bands over their middle"),
    ATR_14("atr14", "average true range of 14 candles"),
    ADX_14("adx14", "average directional index, 0 to 100"),
    PLUS_DI("plusDi14", "upward directional indicator"),
    MINUS_DI("minusDi14", "downward directional indicator"),
    STOCHASTIC_K("stochasticK", "%K of 14 candles, averaged over 3"),
    STOCHASTIC_D("stochasticD", "%K averaged over 3 again"),
    VOLUME_Z("volumeZ", "volume's distance from the mean of the 20 candles before, in σ"),
    DONCHIAN_HIGH("donchianHigh", "highest high of the 20 candles before"),
    DONCHIAN_LOW("donchianLow", "lowest low of the 20 candles before"),
    OBV_SLOPE("obvSlope", "signed volume over volume, last 20 candles"),
    VOLATILITY("volatility", "sample σ of the last 20 log returns"),
    VOLATILITY_PERCENTILE("volatilityPercentile", "share of the 100 volatilities before that are not above this one");

    private final String key;
    private final String meaning;

    Indicator(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Its name in a signal's map. */
    public String key() {
        return key;
    }

    /** What it is, in a few words. */
    public String meaning() {
        return meaning;
    }
}
