package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;

/**
 * One strategy's evaluation of one closed candle, after cool-down.
 *
 * @param strategy whose evaluation it is
 * @param timeframe length of the candle
 * @param openTimeMs open time of the candle, in epoch milliseconds
 * @param evaluation what came of it
 */
public record Evaluated(StrategyKey strategy, Timeframe timeframe, long openTimeMs, Evaluation evaluation) {

    /** Open time of the candle. */
    public Instant openTime() {
        return Instant.ofEpochMilli(openTimeMs);
    }
}
