package io.signalstack.gateway.application;

import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One instrument's history at its venue, page by page, and in timeframes that the venue itself does not serve. */
final class VenueHistory {

    /** How often a venue is asked before it is believed that it has nothing. */
    static final int TRIES = 3;

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
     * All candles that open within {@code [from, until)}, oldest first; those that are missing are not there.
     *
     * @throws VenueException if the venue gave no usable answer
     */
    private List<Candle> between(Timeframe timeframe, Instant from, Instant until) {
        List<Candle> candles = new ArrayList<>();
        pages(timeframe, from, until).forEachRemaining(candles::addAll);
        return candles;
    }

    /** The same page by page, each asked for when it is read. */
    Iterator<List<Candle>> pages(Timeframe timeframe, Instant from, Instant until) {
        Timeframe served = served(timeframe);
        return new HistoryPages(
                served,
                timeframe,
                from,
                until,
                venue.profile().omitted(),
                begin -> new CandleQuery(symbol, served, begin, until, pageSize),
                query -> venue.candles(query, urgency).candles());
    }

    /** Whether the history reaches back to a bucket's open time: an empty answer alone is no proof that it does not. */
    boolean covers(Timeframe timeframe, Instant openTime) {
        return IntStream.range(0, TRIES).anyMatch(attempt -> isServed(timeframe, openTime));
    }

    /** The longest unbroken run of candles, of so many at most, that ends at {@code until}; oldest first. */
    List<Candle> endingAt(Instant until, Timeframe timeframe, int wanted) {
        Instant from = timeframe.bucket(until.minus(timeframe.length().multipliedBy(wanted)));
        List<Candle> longest = List.of();
        for (int attempt = 0; attempt < TRIES && longest.size() < wanted; attempt++) {
            List<Candle> found = unbroken(between(timeframe, from, until), timeframe, until);
            longest = found.size() > longest.size() ? found : longest;
        }
        return longest;
    }

    private List<Candle> unbroken(List<Candle> candles, Timeframe timeframe, Instant until) {
        List<Candle> run = new ArrayList<>(candles);
        boolean quiet = venue.profile().omitted() == Omitted.UNTRADED && !run.isEmpty();
        while (quiet && run.getLast().closeTime(timeframe).isBefore(until)) {
            Candle last = run.getLast();
            run.add(Candle.flat(last.closeTime(timeframe), last.close()));
        }
        int first = run.size();
        Instant expected = until.minus(timeframe.length());
        while (first > 0 && run.get(first - 1).openTime().equals(expected)) {
            first--;
            expected = expected.minus(timeframe.length());
        }
        return run.subList(first, run.size());
    }

    private boolean isServed(Timeframe timeframe, Instant openTime) {
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
        return venue.candles(new CandleQuery(symbol, timeframe, from, until, limit), urgency)
                .candles();
    }

    private Timeframe served(Timeframe timeframe) {
        Optional<Timeframe> longest = Arrays.stream(Timeframe.values())
                .filter(venue.profile().timeframes()::contains)
                .filter(timeframe::isMadeOf)
                .max(Comparator.comparingLong(Timeframe::lengthMs));
        return longest.orElseThrow(
                () -> new IllegalArgumentException(venue.name() + " serves nothing that " + timeframe + " is made of"));
    }
}
