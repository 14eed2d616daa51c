package io.signalstack.gateway.outbound.venue.coinbase;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;

/** Coinbase Exchange. */
@Singleton
final class CoinbaseKind implements VenueKind {

    @Override
    public String name() {
        return "coinbase";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new CoinbaseApi(clients.of(CoinbaseRest.class));
    }
}
