package io.signalstack.gateway.application;

import java.time.Instant;
import java.util.Optional;

/**
 * What a venue's ticker says.
 *
 * @param price the last price
 * @param at the venue's time of it; empty where the ticker tells none
 */
public record TickerPrice(double price, Optional<Instant> at) {}
