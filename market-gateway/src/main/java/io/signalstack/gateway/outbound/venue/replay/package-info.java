/** The replay exchange, which speaks Binance's Spot API and keeps a time of its own. */
@NullMarked
package io.signalstack.gateway.outbound.venue.replay;

import org.jspecify.annotations.NullMarked;
