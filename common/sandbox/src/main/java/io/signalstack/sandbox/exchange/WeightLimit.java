package io.signalstack.sandbox.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Binance's request budget: a weight per wall-clock minute, 429 for what is above it, and a ban (418) for who goes on
 * all the same. One budget for all, for every client here has the same address.
 */
final class WeightLimit {

    /** What a request is told. */
    sealed interface Verdict {
        /** Go on; {@code used} is the minute's weight so far. */
        record Admitted(int used) implements Verdict {}

        /** Refused with 429, or 418 for a ban, until {@code retryAfter} has passed. */
        record Refused(int status, Duration retryAfter, int used) implements Verdict {}
    }

    private static final int REFUSALS_BEFORE_BAN = 10;
    private static final Duration BAN = Duration.ofMinutes(2);

    private final int perMinute;
    private Instant minute = Instant.EPOCH;
    private Instant bannedUntil = Instant.EPOCH;
    private int used;
    private int refusals;

    WeightLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    synchronized Verdict spend(int weight, Instant wall) {
        Instant current = wall.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) {
            minute = current;
            used = 0;
            refusals = 0;
        }
        if (wall.isBefore(bannedUntil)) {
            return new Verdict.Refused(418, Duration.between(wall, bannedUntil), used);
        }
        used += weight;
        if (used <= perMinute) {
            return new Verdict.Admitted(used);
        }
        refusals++;
        if (refusals > REFUSALS_BEFORE_BAN) {
            bannedUntil = wall.plus(BAN);
            return new Verdict.Refused(418, BAN, used);
        }
        return new Verdict.Refused(429, Duration.between(wall, current.plus(1, ChronoUnit.MINUTES)), used);
    }
}
