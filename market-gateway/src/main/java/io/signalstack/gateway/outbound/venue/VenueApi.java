package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.ToldTruth;
import io.signalstack.gateway.application.TruthQuestion;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A venue's public market data API: how each question is put, what it costs, and how the answer reads. Stateless. */
public interface VenueApi {

    VenueProfile profile();

    /** Closed candles, oldest first; it may answer with others too, which are left out by who asks. */
    VenueRequest<CandleAnswer> candles(CandleQuery query);

    /** What the venue's own list says of an instrument. */
    VenueRequest<Listing> listing(String symbol);

    VenueRequest<ServerTime> serverTime();

    /** Last prices by venue symbol, of these instruments at least; empty where no one call gives them. */
    Optional<VenueRequest<Prices>> prices(Collection<String> symbols);

    /** What a signal would come to; empty where nobody knows, as on all but simulated markets. */
    default Optional<VenueRequest<ToldTruth>> truth(TruthQuestion question) {
        return Optional.empty();
    }

    /** What the errors mean that it tells by a code of its own. */
    ErrorTable errors();

    /** Until when it asks to be left alone by the text of an answer, on its own clock; empty where it does not say so. */
    default Optional<Instant> leftAloneUntil(VenueAnswer answer) {
        return Optional.empty();
    }

    /** How much of a limit is used by the venue's own count, where an answer tells. */
    default Optional<Charge> used(VenueAnswer answer) {
        return Optional.empty();
    }
}
