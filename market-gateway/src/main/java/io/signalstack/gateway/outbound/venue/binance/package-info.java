/** Binance's Spot API, and the replay exchange, which speaks it too. */
@NullMarked
package io.signalstack.gateway.outbound.venue.binance;

import org.jspecify.annotations.NullMarked;
