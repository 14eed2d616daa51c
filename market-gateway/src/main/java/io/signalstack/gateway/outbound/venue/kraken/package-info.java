/** Kraken's Spot REST API. */
@NullMarked
package io.signalstack.gateway.outbound.venue.kraken;

import org.jspecify.annotations.NullMarked;
