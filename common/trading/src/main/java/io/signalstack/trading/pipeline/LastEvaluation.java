package io.signalstack.trading.pipeline;

import java.time.Instant;

/**
 * The last that a strategy said on a timeframe.
 *
 * @param openTime open time of the candle that it is about
 * @param evaluated what it said
 */
public record LastEvaluation(Instant openTime, Evaluated evaluated) {}
