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
 * @param openTime open time of the candle
 * @param evaluation what came of it
 */
public record Evaluated(StrategyKey strategy, Timeframe timeframe, Instant openTime, Evaluation evaluation) {}
