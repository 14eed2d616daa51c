package io.signalstack.gateway.outbound.venue.bybit;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;

/** Bybit. */
@Singleton
final class BybitKind implements VenueKind {

    @Override
    public String name() {
        return "bybit";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new BybitApi(clients.of(BybitRest.class));
    }
}
