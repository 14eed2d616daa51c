package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile;
import java.util.Collection;
import java.util.Optional;

/** An API that nobody asks for anything, but for what a test's own one answers. */
abstract class SilentApi implements VenueApi {

    @Override
    public VenueProfile profile() {
        throw new UnsupportedOperationException();
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ErrorTable errors() {
        return ErrorTable.of();
    }
}
