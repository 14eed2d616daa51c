package io.signalstack.gateway.application;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleAggregator;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One instrument's history at its venue, page by page, and in timeframes that the venue itself does not serve. */
final class VenueHistory {

    private final Venue venue;
    private final String symbol;
    private final int pageSize;
    private final Urgency urgency;

    VenueHistory(Venue venue, String symbol, int pageSize, Urgency urgency) {
        this.venue = venue;
        this.symbol = symbol;
        this.pageSize = Math.min(pageSize, venue.profile().candlesPerCall());
        this.urgency = urgency;
    }

    /**
     * All candles that open within {@code [from, until)}, oldest first; those that the venue omits are not there.
     *
     * @throws VenueException if the venue gave no usable answer
     */
    List<Candle> between(Timeframe timeframe, Instant from, Instant until) {
        Timeframe served = served(timeframe);
        List<Candle> candles = new ArrayList<>();
        Instant next = from;
        while (next.isBefore(until)) {
            CandleQuery page = new CandleQuery(symbol, served, next, until, pageSize);
            candles.addAll(venue.candles(page, urgency));
            next = page.end();
        }
        return served == timeframe ? candles : composed(candles, served, timeframe);
    }

    /** Whether the history reaches back to a bucket's open time. */
    boolean covers(Timeframe timeframe, Instant openTime) {
        return switch (venue.profile().omitted()) {
            case MISSING -> !page(timeframe, openTime, 1).isEmpty();
            // A bucket that is left out is covered if there is one before it.
            case UNTRADED ->
                !page(timeframe, openTime.minus(timeframe.length().multipliedBy(pageSize - 1L)), pageSize)
                        .isEmpty();
        };
    }

    private List<Candle> page(Timeframe timeframe, Instant from, int limit) {
        Instant until = from.plus(timeframe.length().multipliedBy(limit));
        return venue.candles(new CandleQuery(symbol, timeframe, from, until, limit), urgency);
    }

    private Timeframe served(Timeframe timeframe) {
        Optional<Timeframe> longest = Arrays.stream(Timeframe.values())
                .filter(venue.profile().timeframes()::contains)
                .filter(timeframe::isMadeOf)
                .max(Comparator.comparingLong(Timeframe::lengthMs));
        return longest.orElseThrow(
                () -> new IllegalArgumentException(venue.name() + " serves nothing that " + timeframe + " is made of"));
    }

    private List<Candle> composed(List<Candle> candles, Timeframe served, Timeframe timeframe) {
        CandleAggregator aggregator = new CandleAggregator(served, timeframe);
        List<Candle> composed = new ArrayList<>();
        for (Candle candle : Contiguous.filled(candles, served, venue.profile().omitted())) {
            if (aggregator.add(candle) && aggregator.closed() != null) {
                composed.add(aggregator.closed());
            }
        }
        return composed;
    }
}
