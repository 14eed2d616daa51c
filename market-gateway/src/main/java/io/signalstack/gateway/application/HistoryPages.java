package io.signalstack.gateway.application;

import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleAggregator;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of history, one call for each page that is read. What was not traded before a later candle is filled in flat,
 * and a timeframe that the venue does not serve is made of the one that it does. Mutable: for one reader.
 */
final class HistoryPages implements Iterator<List<Candle>> {

    private final Timeframe served;
    private final Instant until;
    private final Omitted omitted;
    private final Function<Instant, CandleQuery> queries;
    private final Function<CandleQuery, List<Candle>> venue;
    private final CandleAggregator aggregator;
    private Instant next;
    private @Nullable Candle last;

    /**
     * @param served the timeframe that is asked for
     * @param wanted the timeframe that is given
     * @param queries what to ask for, by the open time at which a page begins
     */
    HistoryPages(
            Timeframe served,
            Timeframe wanted,
            Instant from,
            Instant until,
            Omitted omitted,
            Function<Instant, CandleQuery> queries,
            Function<CandleQuery, List<Candle>> venue) {
        this.served = served;
        this.until = until;
        this.omitted = omitted;
        this.queries = queries;
        this.venue = venue;
        this.aggregator = new CandleAggregator(served, wanted);
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
        List<Candle> page = new ArrayList<>();
        for (Candle candle : answer(query)) {
            fillUntil(candle.openTime(), page);
            give(candle, page);
        }
        return page;
    }

    /** An empty answer alone is no proof that there is nothing. */
    private List<Candle> answer(CandleQuery query) {
        List<Candle> answer = venue.apply(query);
        for (int tries = 1; answer.isEmpty() && tries < VenueHistory.TRIES; tries++) {
            answer = venue.apply(query);
        }
        return answer;
    }

    private void fillUntil(Instant openTime, List<Candle> page) {
        if (omitted == Omitted.UNTRADED) {
            for (Candle before = last;
                    before != null && before.closeTime(served).isBefore(openTime);
                    before = last) {
                give(Candle.flat(before.closeTime(served), before.close()), page);
            }
        }
    }

    private void give(Candle candle, List<Candle> page) {
        last = candle;
        if (aggregator.add(candle)) {
            Candle closed = aggregator.closed();
            if (closed != null) {
                page.add(closed);
            }
        }
    }
}
