package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;

/** The replay exchange: Binance with a recording's time. */
@Singleton
final class ReplayKind implements VenueKind {

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new BinanceApi(clients.of(BinanceRest.class), true);
    }
}
