package io.signalstack.gateway.application;

import io.signalstack.gateway.application.VenueException.Subject;
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
import java.util.function.Function;
import java.util.stream.IntStream;

/** One instrument's history at its venue, page by page, and in timeframes that the venue itself does not serve. */
final class VenueHistory {

    /** How often a venue is asked before it is believed that it has nothing. */
    static final int TRIES = 3;

    private final Venue venue;
    private final String symbol;
    private final int pageSize;
    private final Urgency urgency;
    private final Instant now;

    /** @param now venue time, by which candles must have closed */
    VenueHistory(Venue venue, String symbol, int pageSize, Urgency urgency, Instant now) {
        this.venue = venue;
        this.symbol = symbol;
        this.pageSize = Math.min(pageSize, venue.profile().candlesPerCall());
        this.urgency = urgency;
        this.now = now;
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

    /** All candles that open within {@code [from, until)}, page by page, each asked for when it is read. */
    Iterator<List<Candle>> pages(Timeframe timeframe, Instant wanted, Instant until) {
        Timeframe served = served(timeframe);
        Instant from = reach(served, wanted);
        Function<Instant, CandleQuery> queries = begin -> new CandleQuery(symbol, served, begin, until, pageSize);
        Function<CandleQuery, CandleAnswer> answers = query -> venue.candles(query, urgency);
        Iterator<List<Candle>> pages = switch (venue.profile().omitted()) {
            case MISSING -> new ServedPages(from, until, queries, answers);
            case UNTRADED ->
                new TradedPages(
                        served,
                        from,
                        until,
                        queries,
                        answers,
                        new QuietProof(venue, symbol, pageSize, urgency).of(served, now),
                        new Subject(venue.name(), Optional.of(symbol)));
        };
        return new HistoryPages(served, timeframe, pages);
    }

    /** Where a venue that keeps few candles begins to have any: before, there is nothing to ask for. */
    private Instant reach(Timeframe served, Instant wanted) {
        return venue.profile()
                .depth()
                .map(depth -> served.bucket(now).minus(served.length().multipliedBy(depth)))
                .filter(wanted::isBefore)
                .orElse(wanted);
    }

    /** Whether the history reaches back to a bucket's open time: an empty answer alone is no proof that it does not. */
    boolean covers(Timeframe timeframe, Instant openTime) {
        return IntStream.range(0, TRIES).anyMatch(attempt -> isServed(timeframe, openTime));
    }

    /**
     * The longest unbroken run of candles, of so many at most, that ends at {@code until}; oldest first.
     *
     * @throws VenueException.NotYet if the venue leaves out what was not traded, and no candle has closed since that shows
     *     that the last ones were not
     */
    List<Candle> endingAt(Instant until, Timeframe timeframe, int wanted) {
        Instant from = timeframe.bucket(until.minus(timeframe.length().multipliedBy(wanted)));
        List<Candle> longest = List.of();
        for (int attempt = 0; attempt < TRIES && longest.size() < wanted; attempt++) {
            List<Candle> found = unbroken(shown(timeframe, from, until), timeframe, until);
            longest = found.size() > longest.size() ? found : longest;
        }
        return longest;
    }

    /**
     * The candles from one time until another. Where the venue leaves out what was not traded, a later one has to show
     * that the last were not.
     */
    private List<Candle> shown(Timeframe timeframe, Instant from, Instant until) {
        if (venue.profile().omitted() == Omitted.MISSING) {
            return between(timeframe, from, until);
        }
        Instant page = until.plus(timeframe.length().multipliedBy(pageSize - 1L));
        Instant closed = timeframe.bucket(now);
        List<Candle> candles = between(timeframe, from, page.isBefore(closed) ? page : closed);
        if (!candles.isEmpty() && candles.getLast().closeTime(timeframe).isBefore(until)) {
            throw new VenueException.NotYet(
                    new Subject(venue.name(), Optional.of(symbol)),
                    "has no candle of " + timeframe + " yet that shows that none was traded from "
                            + candles.getLast().closeTime(timeframe) + " to " + until,
                    closed.plus(timeframe.length()));
        }
        return candles.stream()
                .filter(candle -> candle.openTime().isBefore(until))
                .toList();
    }

    private static List<Candle> unbroken(List<Candle> candles, Timeframe timeframe, Instant until) {
        int first = candles.size();
        Instant expected = until.minus(timeframe.length());
        while (first > 0 && candles.get(first - 1).openTime().equals(expected)) {
            first--;
            expected = expected.minus(timeframe.length());
        }
        return candles.subList(first, candles.size());
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
