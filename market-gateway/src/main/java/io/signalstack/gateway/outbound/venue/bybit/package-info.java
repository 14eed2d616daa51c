/** Bybit's API v5, spot. */
@NullMarked
package io.signalstack.gateway.outbound.venue.bybit;

import org.jspecify.annotations.NullMarked;
