package io.signalstack.trading.signal;

/** What kind of market a candle closed in. */
public enum Regime {
    TRENDING_UP,
    TRENDING_DOWN,
    RANGING,
    VOLATILE
}
