package io.signalstack.gateway.outbound.venue.lab;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import io.signalstack.gateway.outbound.venue.binance.BinanceRest;
import jakarta.inject.Singleton;

/** The venue of simulated markets. */
@Singleton
final class LabKind implements VenueKind {

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new LabApi(clients.of(BinanceRest.class), clients.patient(TruthRest.class));
    }
}
