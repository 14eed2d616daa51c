package io.signalstack.gateway.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The wall clock and steady time at one moment.
 *
 * @param wall what the wall clock showed
 * @param steady what had passed of steady time
 */
record ClockReading(Instant wall, Duration steady) {

    /** By which the two may differ: less than after a close it takes until a candle is asked for. */
    private static final Duration TOLERATED = Duration.ofMillis(100);

    static ClockReading of(InstantSource wall, SteadyTime steady) {
        return new ClockReading(wall.instant(), steady.passed());
    }

    /** What the wall clock would show at a later reading, had nobody set it. */
    Instant unset(ClockReading later) {
        return wall.plus(later.steady().minus(steady));
    }

    /** Whether the wall clock was set, or the machine slept, between this reading and a later one. */
    boolean jumpsTo(ClockReading later) {
        return Duration.between(unset(later), later.wall()).abs().compareTo(TOLERATED) > 0;
    }
}
