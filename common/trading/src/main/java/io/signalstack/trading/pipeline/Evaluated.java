package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyKey;

/**
 * One strategy's evaluation of a candle that has just closed, after cool-down.
 *
 * @param strategy whose evaluation it is
 * @param timeframe length of the candle
 * @param evaluation what came of it
 */
public record Evaluated(StrategyKey strategy, Timeframe timeframe, Evaluation evaluation) {}
