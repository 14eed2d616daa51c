package io.signalstack.gateway.outbound.venue.kraken;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;

/** Kraken. */
@Singleton
final class KrakenKind implements VenueKind {

    @Override
    public String name() {
        return "kraken";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new KrakenApi(clients.of(KrakenRest.class));
    }
}
