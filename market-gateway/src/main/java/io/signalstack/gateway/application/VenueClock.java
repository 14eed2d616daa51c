package io.signalstack.gateway.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A venue's time, from the wall clock and what was measured of the venue's own. It is measured again now and then, by
 * whoever asks when that is due; where that fails, the last measurement goes on. When the wall clock jumps, what was
 * measured is worth nothing: it is unknown until it is measured again.
 */
public final class VenueClock {

    private static final Duration WHILE_ANOTHER_ASKS = Duration.ofMillis(20);
    private static final int DOUBLED = 6;

    /** How often a venue is asked whose time stands still: it may go on at any moment. */
    private static final Duration WHILE_STANDING = Duration.ofSeconds(1);

    private final Venue venue;
    private final InstantSource wall;
    private final SteadyTime steady;
    private final Scheduler scheduler;
    private final Duration refreshAfter;
    private final ReentrantLock measuring = new ReentrantLock();
    private volatile @Nullable Measured measured;
    /** Why it could not be measured when that was last tried while it was unknown. */
    private volatile @Nullable VenueException failure;

    public VenueClock(Venue venue, InstantSource wall, SteadyTime steady, Scheduler scheduler, Duration refreshAfter) {
        this.venue = venue;
        this.wall = wall;
        this.steady = steady;
        this.scheduler = scheduler;
        this.refreshAfter = refreshAfter;
    }

    /**
     * A measurement.
     *
     * @param at when it was made
     * @param tried steady time at which it was made, or should have been made again and could not be
     */
    private record Measured(ClockFormula formula, ClockReading at, Duration tried) {}

    /**
     * The venue's time, never ahead of it.
     *
     * @throws VenueException if it was never measured, or not since the wall clock jumped, and cannot be now
     */
    public Instant now() {
        return formula().at(wall.instant());
    }

    /** The venue's time as last measured, without asking it, whatever the wall clock did since; empty if it never was. */
    Optional<Instant> known() {
        ClockReading now = ClockReading.of(wall, steady);
        return Optional.ofNullable(measured)
                .map(known -> known.formula().at(known.at().unset(now)));
    }

    /**
     * What the wall clock shows when the venue's passes {@code venueTime}.
     *
     * @throws VenueException if the clock was never measured, or not since the wall clock jumped, and cannot be now
     */
    public Instant wallAt(Instant venueTime) {
        return formula().wallAt(venueTime);
    }

    /** How far it was ahead of the wall clock when it was last asked for; zero if it never was measured. */
    public Duration offset() {
        Instant now = wall.instant();
        return known().map(venueTime -> Duration.between(now, venueTime)).orElse(Duration.ZERO);
    }

    /**
     * How long, by the wall clock, until the venue's passes {@code venueTime}; negative if it has. While the venue's stands
     * still before that, until it is worth looking again.
     */
    Duration until(Instant venueTime) {
        Instant reached = wallAt(venueTime);
        if (reached.equals(Instant.MAX)) {
            return WHILE_STANDING;
        }
        return Duration.between(wall.instant(), reached);
    }

    private ClockFormula formula() {
        Measured known = measured;
        return known != null && holds(known) ? refreshed(known) : measuredAnew();
    }

    private boolean holds(Measured known) {
        return !known.at().jumpsTo(ClockReading.of(wall, steady));
    }

    /** One caller asks; the others wait for its answer, ever longer, or for its failure. */
    private ClockFormula measuredAnew() {
        VenueException before = failure;
        for (int pauses = 0; !measuring.tryLock(); pauses++) {
            scheduler.pause(WHILE_ANOTHER_ASKS.multipliedBy(1L << Math.min(pauses, DOUBLED)));
        }
        try {
            Measured known = measured;
            if (known != null && holds(known)) {
                return known.formula();
            }
            VenueException meanwhile = failure;
            if (meanwhile != null && meanwhile != before) {
                throw meanwhile;
            }
            return measure();
        } catch (VenueException e) {
            failure = e;
            throw e;
        } finally {
            measuring.unlock();
        }
    }

    private ClockFormula refreshed(Measured known) {
        Duration after = known.formula() instanceof ClockFormula.Standing ? WHILE_STANDING : refreshAfter;
        boolean due = steady.passed().minus(known.tried()).compareTo(after) >= 0;
        if (!due || !measuring.tryLock()) {
            return known.formula();
        }
        try {
            return measure();
        } catch (VenueException e) {
            measured = new Measured(known.formula(), known.at(), steady.passed());
            return known.formula();
        } finally {
            measuring.unlock();
        }
    }

    private ClockFormula measure() {
        ServerTime answer = venue.serverTime();
        ClockReading received = ClockReading.of(wall, steady);
        // Measured at the answer's arrival: the way back makes the clock late by it, and a late clock takes no open
        // candle for a closed one.
        ClockFormula formula = answer.formula()
                .orElseGet(() -> new ClockFormula.Offset(Duration.between(received.wall(), answer.time())));
        measured = new Measured(formula, received, received.steady());
        return formula;
    }
}
