package io.signalstack.gateway.application;

import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A stretch of history as a venue serves it, one call for each page that is read. Mutable: for one reader. */
final class ServedPages implements Iterator<List<Candle>> {

    private final Instant until;
    private final Function<Instant, CandleQuery> queries;
    private final Function<CandleQuery, CandleAnswer> venue;
    private Instant next;

    /** @param queries what to ask for, by the open time at which a page begins */
    ServedPages(
            Instant from,
            Instant until,
            Function<Instant, CandleQuery> queries,
            Function<CandleQuery, CandleAnswer> venue) {
        this.until = until;
        this.queries = queries;
        this.venue = venue;
        this.next = from;
    }

    @Override
    public boolean hasNext() {
        return next.isBefore(until);
    }

    @Override
    public List<Candle> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CandleQuery query = queries.apply(next);
        next = query.end();
        CandleAnswer answer = venue.apply(query);
        // An empty answer alone is no proof that there is nothing.
        for (int tries = 1; answer.candles().isEmpty() && tries < VenueHistory.TRIES; tries++) {
            answer = venue.apply(query);
        }
        return answer.candles();
    }
}
