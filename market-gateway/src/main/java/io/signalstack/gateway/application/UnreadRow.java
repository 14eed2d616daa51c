package io.signalstack.gateway.application;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of a venue's answer about candles that could not be read.
 *
 * @param openTime of the bucket that it is about; empty where not even that can be read
 * @param reason what is wrong with it, in one line
 */
public record UnreadRow(Optional<Instant> openTime, String reason) {}
