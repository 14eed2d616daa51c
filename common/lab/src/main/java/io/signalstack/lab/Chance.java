package io.signalstack.lab;

import io.signalstack.trading.backtest.Measure;

/**
 * The true chance of a signal, as far as simulated ways show it.
 *
 * @param hits on how many of them the target came before the stop and the expiry, no candle touching both levels
 * @param filled on how many the signal was filled at all
 * @param paths how many were simulated
 */
public record Chance(int hits, int filled, int paths) {

    /** The share of hits among the ways on which the signal was filled. */
    public Measure probability() {
        return Measure.quotient(hits, filled, "never filled");
    }
}
