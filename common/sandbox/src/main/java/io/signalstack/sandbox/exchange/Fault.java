package io.signalstack.sandbox.exchange;

import java.time.Duration;

/**
 * Something that the exchange does wrong on demand.
 *
 * @param kind what
 * @param path requests whose path, with its query, starts so
 * @param next how many of these requests it hits; 0 for those that the probability picks, until cleared
 * @param probability of hitting a request, from 0 to 1, when {@code next} is 0
 * @param amount length of a delay, or of {@code Retry-After}; of no meaning to the other kinds
 */
public record Fault(Kind kind, String path, int next, double probability, Duration amount) {

    /** What can go wrong. */
    public enum Kind {
        /** The answer comes late. */
        DELAY,
        /** 429 with {@code Retry-After}. */
        TOO_MANY_REQUESTS,
        /** 418 with {@code Retry-After}. */
        BANNED,
        /** 500 with Binance's error body. */
        SERVER_ERROR,
        /** 200 with a page of HTML, as from a captive portal or a firewall. */
        HTML_BODY,
        /** 200 with the first half of the body. */
        TRUNCATED_JSON,
        /** 200 with {@code []}. */
        EMPTY_ARRAY,
        /** Candles from the middle of the answer are left out. */
        MISSING_CANDLES,
        /** One candle comes twice. */
        DUPLICATE_CANDLE,
        /** The candles come newest first. */
        REORDERED_CANDLES,
        /** The close of the base candle before the newest closed one changes by a tick, for good. */
        REVISED_CANDLE,
        /** The connection is reset instead of an answer. */
        CONNECTION_RESET
    }

    private static final String KLINES = "/api/v3/klines";
    private static final Duration DEFAULT_AMOUNT = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException naming the field and value, when one is out of its range */
    public Fault {
        if (next < 0) {
            throw new IllegalArgumentException("fault next " + next + " is negative");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("fault probability " + probability + " is not within [0, 1]");
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException("fault amount " + amount + " is negative");
        }
    }

    /** A fault of the next requests for candles. */
    public static Fault ofNext(int requests, Kind kind) {
        return new Fault(kind, KLINES, requests, 0, DEFAULT_AMOUNT);
    }

    /** A fault of each request for candles with a probability. */
    public static Fault withProbability(double probability, Kind kind) {
        return new Fault(kind, KLINES, 0, probability, DEFAULT_AMOUNT);
    }

    /** The same fault of other requests. */
    public Fault on(String otherPath) {
        return new Fault(kind, otherPath, next, probability, amount);
    }

    /** The same fault with another delay or {@code Retry-After}. */
    public Fault lasting(Duration otherAmount) {
        return new Fault(kind, path, next, probability, otherAmount);
    }
}
