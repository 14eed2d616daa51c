package io.signalstack.trading.market;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a market's candles come from. It changes no signal, and is said with each: what rests on markets of different kinds
 * is never put into one figure.
 */
public sealed interface MarketKind {

    /** Trades of a real exchange, as they happen. */
    record Live() implements MarketKind {}

    /**
     * Trades of a real exchange that have happened once.
     *
     * @param until the close of the last candle that was recorded; what comes after repeats, and proves nothing
     */
    record Recorded(Instant until) implements MarketKind {

        private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

        /**
         * To the millisecond, so that every store gives back what was told.
         *
         * @throws IllegalArgumentException naming it, if no store can hold it
         */
        public Recorded {
            if (until.isBefore(Instant.EPOCH) || until.isAfter(LAST)) {
                throw new IllegalArgumentException(
                        "recordedUntil " + until + " is not between " + Instant.EPOCH + " and " + LAST);
            }
            until = until.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Trades of nobody: candles are drawn at random, from a law that is known. */
    record Simulated() implements MarketKind {}

    static MarketKind live() {
        return new Live();
    }

    static MarketKind simulated() {
        return new Simulated();
    }

    /** Its name, such as {@code recorded}. */
    default String text() {
        return switch (this) {
            case Live _ -> "live";
            case Recorded _ -> "recorded";
            case Simulated _ -> "simulated";
        };
    }

    /** When what was recorded ends; empty where nothing was. */
    default Optional<Instant> recordedUntil() {
        return this instanceof Recorded(Instant until) ? Optional.of(until) : Optional.empty();
    }

    /** Whether what is known only at this instant rests on candles that repeat others. */
    default boolean isRepeated(Instant at) {
        return this instanceof Recorded(Instant until) && at.isAfter(until);
    }

    /**
     * Reads a name.
     *
     * @param recordedUntil of a recorded market, and of no other
     * @throws IllegalArgumentException naming what is wrong, if there is no such kind, or the instant does not go with it
     */
    static MarketKind of(String text, Optional<Instant> recordedUntil) {
        MarketKind kind = switch (text) {
            case "live" -> live();
            case "recorded" ->
                new Recorded(recordedUntil.orElseThrow(
                        () -> new IllegalArgumentException("a recorded market has no recordedUntil")));
            case "simulated" -> simulated();
            default -> throw new IllegalArgumentException("market '" + text + "' is not live, recorded or simulated");
        };
        if (kind.recordedUntil().isPresent() != recordedUntil.isPresent()) {
            throw new IllegalArgumentException("a market that is " + text + " has a recordedUntil");
        }
        return kind;
    }
}
