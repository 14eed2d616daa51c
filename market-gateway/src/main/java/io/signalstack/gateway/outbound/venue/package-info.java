/**
 * How venues are called. What differs between them is in a package for each: a {@link VenueKind} with a {@link VenueApi},
 * a declarative REST client and a parser. All else, budgets, bans, retries and meters, is here, once.
 */
@NullMarked
package io.signalstack.gateway.outbound.venue;

import org.jspecify.annotations.NullMarked;
