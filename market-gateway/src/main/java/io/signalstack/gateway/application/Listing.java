package io.signalstack.gateway.application;

import java.math.BigDecimal;

/**
 * What a venue's own list says of an instrument.
 *
 * @param tick the smallest step of its price
 * @param trading whether it can be traded now
 * @param status the same in the venue's word
 */
public record Listing(BigDecimal tick, boolean trading, String status) {}
