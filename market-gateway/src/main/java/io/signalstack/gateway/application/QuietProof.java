package io.signalstack.gateway.application;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out, at a venue that leaves out candles in which nothing was traded, whether nothing was between two candles that
 * no one answer holds. A longer timeframe tells: an answer that has candles on both sides of the stretch and none in it,
 * and whose first candle after it opens where the stretch ends, so that nothing was traded in the part before.
 */
final class QuietProof {

    private final Venue venue;
    private final String symbol;
    private final int pageSize;
    private final Urgency urgency;

    QuietProof(Venue venue, String symbol, int pageSize, Urgency urgency) {
        this.venue = venue;
        this.symbol = symbol;
        this.pageSize = pageSize;
        this.urgency = urgency;
    }

    /** What is known of a stretch. */
    sealed interface Verdict {

        /** Nothing was traded; the last price before it. */
        record Quiet(double price) implements Verdict {}

        /** Something was: the candles that lack are missing. */
        record Traded() implements Verdict {}

        /** The candle that will tell is open until then. */
        record Open(Instant until) implements Verdict {}

        /** The venue does not tell, or not now. */
        record Unknown() implements Verdict {}
    }

    /** A question about a stretch in which candles of one length lack. */
    @FunctionalInterface
    interface Question {

        /**
         * What became of the stretch from {@code begin} on that ends where a candle was traded.
         *
         * @param before what the last candle before it closed at, where that is known
         * @param after the candle at its end
         * @throws VenueException if the venue gives no usable answer
         */
        Verdict about(Instant begin, Optional<Double> before, Candle after);
    }

    /** The question about candles of a length, with what has closed by then as the proof. */
    Question of(Timeframe base, Instant closedBy) {
        return (begin, before, after) -> about(base, begin, before, after, closedBy);
    }

    private Verdict about(Timeframe base, Instant begin, Optional<Double> before, Candle after, Instant closedBy) {
        for (Timeframe longer : longerThan(base)) {
            Instant first = longer.bucket(begin.minusMillis(1));
            Instant last = longer.bucket(after.openTime());
            Instant end = last.plus(longer.length());
            boolean fits = Duration.between(first, last).dividedBy(longer.length()) < pageSize / 2;
            if (fits && end.isAfter(closedBy)) {
                return new Verdict.Open(end);
            }
            if (fits) {
                Verdict verdict = tried(longer, first, last, before, after);
                if (!(verdict instanceof Verdict.Unknown)) {
                    return verdict;
                }
            }
        }
        return new Verdict.Unknown();
    }

    /** An answer that does not hold the candle at the stretch's end is a fault, and asked for again. */
    private Verdict tried(Timeframe longer, Instant first, Instant last, Optional<Double> before, Candle after) {
        Instant from = last.minus(longer.length().multipliedBy(pageSize - 1L));
        Instant end = last.plus(longer.length());
        for (int tries = 0; tries < VenueHistory.TRIES; tries++) {
            CandleAnswer answer = venue.candles(new CandleQuery(symbol, longer, from, end, pageSize), urgency);
            if (answer.holds(last) && !answer.mayHide(from, end)) {
                return judge(answer.candles(), first, last, before, after);
            }
        }
        return new Verdict.Unknown();
    }

    private static Verdict judge(
            List<Candle> candles, Instant first, Instant last, Optional<Double> before, Candle after) {
        boolean within = candles.stream()
                .map(Candle::openTime)
                .anyMatch(openTime -> openTime.isAfter(first) && openTime.isBefore(last));
        if (within || candles.getLast().open() != after.open()) {
            return new Verdict.Traded();
        }
        Optional<Candle> earlier = candles.stream()
                .filter(candle ->
                        !candle.openTime().isAfter(first) && candle.openTime().isBefore(last))
                .reduce((_, later) -> later);
        if (earlier.isEmpty()) {
            return new Verdict.Unknown();
        }
        double price = earlier.get().close();
        return before.isEmpty() || before.get() == price ? new Verdict.Quiet(price) : new Verdict.Traded();
    }

    private List<Timeframe> longerThan(Timeframe base) {
        return Arrays.stream(Timeframe.values())
                .filter(venue.profile().timeframes()::contains)
                .filter(timeframe -> timeframe != base && timeframe.isMadeOf(base))
                .toList();
    }
}
