package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;

/** Binance. */
@Singleton
final class BinanceKind implements VenueKind {

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new BinanceApi(clients.of(BinanceRest.class), false);
    }
}
