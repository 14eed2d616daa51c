/** Bitstamp's HTTP API v2. */
@NullMarked
package io.signalstack.gateway.outbound.venue.bitstamp;

import org.jspecify.annotations.NullMarked;
