package io.signalstack.gateway.application;

import io.signalstack.trading.signal.Side;
import java.time.Duration;
import java.time.Instant;

/**
 * What a signal says, to be held against the truth of its market.
 *
 * @param symbol what the venue calls the instrument
 * @param at when its candle closed
 * @param side its direction
 * @param stop where it would be wrong
 * @param target where it would be right
 * @param expiry when it would be neither
 * @param fillDelay from its candle's close to the earliest fill
 */
public record TruthQuestion(
        String symbol, Instant at, Side side, double stop, double target, Instant expiry, Duration fillDelay) {}
