package io.signalstack.trading.signal;

/** The market's leaning, for people. */
public enum MarketCondition {
    BULLISH,
    BEARISH,
    NEUTRAL
}
