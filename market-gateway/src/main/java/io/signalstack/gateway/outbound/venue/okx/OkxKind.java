package io.signalstack.gateway.outbound.venue.okx;

import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueKind;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** OKX. */
@Singleton
final class OkxKind implements VenueKind {

    private final InstantSource wall;

    OkxKind(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public String name() {
        return "okx";
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return new OkxApi(clients.of(OkxRest.class), wall);
    }
}
