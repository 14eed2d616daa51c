/** Coinbase Exchange's REST API. */
@NullMarked
package io.signalstack.gateway.outbound.venue.coinbase;

import org.jspecify.annotations.NullMarked;
