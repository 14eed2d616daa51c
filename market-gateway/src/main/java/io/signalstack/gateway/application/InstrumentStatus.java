package io.signalstack.gateway.application;

import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How an instrument is doing.
 *
 * @param instrument text form
 * @param lastOpenTime the last base candle or marker that was published
 * @param behind venue time by which the candle that is due is overdue; zero when none is
 * @param baseInterval length of a base candle
 * @param problem why the last poll failed, in one line
 * @param haltedSince the close of the last candle in which it was traded, if that is longer ago than its quiet-after
 * @param holdsNewestBack whether its newest row is held back, for the venue revises too many
 * @param refused timeframes that are asked for and left out, and when a new series could have them
 * @param listing in what its definition and the venue's own list disagree
 */
public record InstrumentStatus(
        String instrument,
        Optional<Instant> lastOpenTime,
        Duration behind,
        Duration baseInterval,
        Optional<String> problem,
        Optional<Instant> haltedSince,
        boolean holdsNewestBack,
        Map<Timeframe, Instant> refused,
        Optional<String> listing) {

    /** Whether this many base candles or more are overdue, or none was ever published. */
    public boolean isStale(int candles) {
        return lastOpenTime.isEmpty() || behind.compareTo(baseInterval.multipliedBy(candles)) >= 0;
    }
}
