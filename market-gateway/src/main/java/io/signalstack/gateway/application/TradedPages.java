package io.signalstack.gateway.application;

import io.signalstack.gateway.application.QuietProof.Verdict;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of history at a venue that leaves out what was not traded, page by page, with that filled in flat. A page
 * begins with the last candle of the one before, so that what lacks between them lacks within one answer, and an answer
 * that lacks this candle is known for a fault. What no answer has both sides of takes a longer timeframe's proof. Mutable:
 * for one reader.
 */
final class TradedPages implements Iterator<List<Candle>> {

    private final Timeframe timeframe;
    private final Instant from;
    private final Instant until;
    private final Function<Instant, CandleQuery> queries;
    private final Function<CandleQuery, CandleAnswer> venue;
    private final QuietProof.Question proof;
    private final Subject subject;
    private Instant next;
    private @Nullable Candle last;

    /**
     * @param queries what to ask for, by the open time at which a page begins
     * @param subject names them in a failure
     */
    TradedPages(
            Timeframe timeframe,
            Instant from,
            Instant until,
            Function<Instant, CandleQuery> queries,
            Function<CandleQuery, CandleAnswer> venue,
            QuietProof.Question proof,
            Subject subject) {
        this.timeframe = timeframe;
        this.from = from;
        this.until = until;
        this.queries = queries;
        this.venue = venue;
        this.proof = proof;
        this.subject = subject;
        this.next = from;
    }

    @Override
    public boolean hasNext() {
        return next.isBefore(until);
    }

    /** @throws VenueException if it cannot be told what was traded */
    @Override
    public List<Candle> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Optional<CandleQuery> overlapping = last().map(Candle::openTime)
                .map(queries)
                .filter(query -> query.end().isAfter(next));
        CandleQuery query = overlapping.orElseGet(() -> queries.apply(next));
        CandleAnswer answer = answer(query);
        List<Candle> page = new ArrayList<>();
        for (Candle candle : answer.candles()) {
            if (last().map(known -> known.openTimeMs() < candle.openTimeMs()).orElse(true)) {
                page.addAll(untraded(candle, answer));
                page.add(candle);
                last = candle;
            }
        }
        next = query.end();
        return page;
    }

    /** An empty answer alone is no proof that there is nothing, and one without what it has served before is none at all. */
    private CandleAnswer answer(CandleQuery query) {
        Optional<Instant> known = last().map(Candle::openTime).filter(query::wants);
        CandleAnswer answer = venue.apply(query);
        for (int tries = 1; !holds(answer, known) && tries < VenueHistory.TRIES; tries++) {
            answer = venue.apply(query);
        }
        if (known.isPresent() && !holds(answer, known)) {
            throw broken("does not serve the candle of " + known.get() + " any more that it has served");
        }
        return answer;
    }

    private static boolean holds(CandleAnswer answer, Optional<Instant> known) {
        return known.map(answer::holds).orElse(!answer.candles().isEmpty());
    }

    /** What was not traded before a candle, up to a row that cannot be read: what that closed at, nobody knows. */
    private List<Candle> untraded(Candle candle, CandleAnswer answer) {
        Candle before = last;
        if (before == null) {
            requireNothingBefore(candle);
            return List.of();
        }
        if (!before.closeTime(timeframe).isBefore(candle.openTime())) {
            return List.of();
        }
        if (!answer.holds(before.openTime())) {
            requireQuiet(before, candle);
        } else if (answer.unread().stream().anyMatch(row -> row.openTime().isEmpty())) {
            throw broken("serves a row that tells no time, so that nothing is known of " + before.closeTime(timeframe)
                    + " to " + candle.openTime());
        }
        List<Candle> flat = new ArrayList<>();
        for (Instant openTime = before.closeTime(timeframe);
                openTime.isBefore(candle.openTime());
                openTime = openTime.plus(timeframe.length())) {
            if (!answer.mayHide(before.closeTime(timeframe), openTime.plusMillis(1))) {
                flat.add(Candle.flat(openTime, before.close()));
            }
        }
        return flat;
    }

    /** The pages before the first candle were empty: a history begins like this, and an answer fails like this. */
    private void requireNothingBefore(Candle first) {
        if (next.isAfter(from) && proof.about(from, Optional.empty(), first) instanceof Verdict.Traded) {
            throw broken("gives no candles of " + from + " to " + first.openTime() + ", though some were traded");
        }
    }

    private void requireQuiet(Candle before, Candle after) {
        Instant begin = before.closeTime(timeframe);
        if (!(proof.about(begin, Optional.of(before.close()), after) instanceof Verdict.Quiet)) {
            throw broken(
                    "gives no candles of " + begin + " to " + after.openTime() + ", and no proof that none was traded");
        }
    }

    private VenueException broken(String reason) {
        return new VenueException.Unavailable(subject, reason, null);
    }

    private Optional<Candle> last() {
        return Optional.ofNullable(last);
    }
}
