package io.signalstack.gateway.outbound.venue.bitstamp;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;

/** Bitstamp. */
@Singleton
final class BitstampKind implements VenueKind {

    @Override
    public String name() {
        return "bitstamp";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new BitstampApi(clients.of(BitstampRest.class));
    }
}
