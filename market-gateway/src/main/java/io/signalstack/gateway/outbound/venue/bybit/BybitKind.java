package io.signalstack.gateway.outbound.venue.bybit;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;

/** Bybit. */
@Singleton
final class BybitKind extends NamedKind<BybitRest> {

    BybitKind() {
        super("bybit", BybitRest.class, BybitApi::new);
    }
}
