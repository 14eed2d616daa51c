package io.signalstack.contracts.event;

import java.time.Instant;

/**
 * A value of {@code prices.v1}.
 *
 * @param instrument text form, also the record's key
 * @param price last price, in the quote currency
 * @param at venue time of the price: the venue's own where it tells one, else the close of the last candle in which
 *     anything was traded
 */
public record LastPrice(String instrument, double price, Instant at) {}
