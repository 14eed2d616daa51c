package io.signalstack.trading.tracking;

import io.signalstack.trading.strategy.TradeRules;

/**
 * What an outcome depends on beside the signal and the candles.
 *
 * @param fillDelayMs from the signal candle's close to the earliest fill
 * @param costPerSide fee and slippage of one side, as a fraction of the price
 */
public record Terms(long fillDelayMs, double costPerSide) {

    /** Those of a strategy's rules. */
    public static Terms of(TradeRules rules) {
        return new Terms(rules.fillDelay().toMillis(), rules.costPerSide());
    }
}
