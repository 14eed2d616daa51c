package io.signalstack.gateway.application;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange's public market data. Calls block until the answer is there; all of them throw a {@link VenueException}
 * where no usable answer comes.
 */
public interface Venue {

    /** Its name in capitals, such as {@code BINANCE}. */
    String name();

    /** What one has to know to ask it well. */
    VenueProfile profile();

    /** The closed candles that were asked for, and the rows about them that could not be read. */
    CandleAnswer candles(CandleQuery query, Urgency urgency);

    /** What its own list says of an instrument. */
    Listing listing(String symbol);

    /** The venue's time. */
    ServerTime serverTime();

    /**
     * Last prices by venue symbol, in one call; symbols that the venue does not know may be left out, and a venue that
     * cannot tell all prices at once tells none.
     */
    Map<String, TickerPrice> prices(Collection<String> symbols);

    /** What a signal would come to; empty where nobody knows, as on all but simulated markets. */
    default Optional<ToldTruth> truth(TruthQuestion question) {
        return Optional.empty();
    }
}
