/** Binance's Spot API. */
@NullMarked
package io.signalstack.gateway.outbound.venue.binance;

import org.jspecify.annotations.NullMarked;
