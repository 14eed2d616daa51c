package io.signalstack.gateway.application;

import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A venue's answer to a question for candles.
 *
 * @param candles those that have closed and could be read, oldest first
 * @param unread rows that could not
 */
public record CandleAnswer(List<Candle> candles, List<UnreadRow> unread) {

    public CandleAnswer {
        candles = List.copyOf(candles);
        unread = List.copyOf(unread);
    }

    /** An answer of which every row could be read. */
    public static CandleAnswer of(List<Candle> candles) {
        return new CandleAnswer(candles, List.of());
    }

    /** Whether it holds the candle that opens then. */
    boolean holds(Instant openTime) {
        return candles.stream().anyMatch(candle -> candle.openTime().equals(openTime));
    }

    /** The last of its candles that opens before then. */
    Optional<Candle> lastBefore(Instant openTime) {
        return candles.stream()
                .filter(candle -> candle.openTime().isBefore(openTime))
                .reduce((_, later) -> later);
    }

    /** The answer, had this row not been there. */
    CandleAnswer without(Candle row) {
        return new CandleAnswer(
                candles.stream().filter(candle -> !candle.equals(row)).toList(), unread);
    }

    /** Whether one of the rows that could not be read may be about a bucket that opens within {@code [from, until)}. */
    boolean mayHide(Instant from, Instant until) {
        return unread.stream()
                .anyMatch(row -> row.openTime()
                        .map(openTime -> !openTime.isBefore(from) && openTime.isBefore(until))
                        .orElse(true));
    }
}
