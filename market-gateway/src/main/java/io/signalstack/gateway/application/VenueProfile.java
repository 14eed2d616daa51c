package io.signalstack.gateway.application;

import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What one has to know of a venue to ask it well.
 *
 * @param timeframes those whose candles it serves
 * @param candlesPerCall how many candles one answer holds, at most
 * @param depth how many of the newest candles of a timeframe it still has; empty where its history is whole
 * @param omitted what it means that a row is missing inside of an answered range
 * @param ban how long to leave it alone when it refuses without saying until when
 */
public record VenueProfile(
        Set<Timeframe> timeframes, int candlesPerCall, Optional<Integer> depth, Omitted omitted, Duration ban) {

    public VenueProfile {
        timeframes = Set.copyOf(timeframes);
    }

    /** What a row is that an answer leaves out. */
    public enum Omitted {
        /** Nothing was traded. */
        UNTRADED,
        /** The venue serves flat rows where nothing was traded, so it has, or had, something to say. */
        MISSING
    }
}
