package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds one instrument's definition against its venue's own list: before its series begins, when it is defined anew, and
 * once a day. A list that cannot be had holds nothing up. Belongs to one instrument, and is safe for several threads.
 */
final class WatchListing {

    private static final Logger LOG = Logger.getLogger(WatchListing.class);
    private static final Duration DAY = Duration.ofDays(1);
    /** Within which what was followed before a start is looked at, lest all instruments be at once. */
    private static final Duration SPREAD = Duration.ofHours(1);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final Venue venue;
    private final FollowingContext context;
    private volatile InstrumentDefinition definition;
    private volatile @Nullable Look last;
    private boolean started;
    private boolean stopped;
    private Runnable cancelNext = () -> {};
    /** Number of the round that was scheduled last; an earlier one, which was too late to cancel, schedules none. */
    private long newest;

    WatchListing(Venue venue, InstrumentDefinition definition, FollowingContext context) {
        this.venue = venue;
        this.definition = definition;
        this.context = context;
    }

    /**
     * What was found.
     *
     * @param verdict empty where the list could not be had
     */
    private record Look(InstrumentDefinition definition, Optional<ListingVerdict> verdict, Instant at) {}

    /** Looks again and again, until it is stopped; once started, it goes on. What began just now was looked at just now. */
    synchronized void start() {
        if (!started) {
            started = true;
            next(
                    verdict().isPresent()
                            ? DAY
                            : Duration.ofMillis(context.random().nextLong(SPREAD.toMillis())));
        }
    }

    synchronized void redefine(InstrumentDefinition newer) {
        boolean changed = !newer.equals(definition);
        definition = newer;
        if (changed && started) {
            cancelNext.run();
            next(Duration.ZERO);
        }
    }

    synchronized void stop() {
        stopped = true;
        cancelNext.run();
    }

    /** In what the definition and the venue's list disagree, as of the last look. */
    Optional<String> disagreement() {
        return verdict()
                .filter(verdict -> !(verdict instanceof ListingVerdict.Agrees))
                .map(ListingVerdict::toString);
    }

    /**
     * Looks before anything of the instrument is published. Later a tick that is not the venue's is told and no more, for
     * what has begun goes on.
     *
     * @throws IllegalArgumentException naming both ticks, if they differ
     */
    void requireTick(InstrumentDefinition beginning) {
        boolean fresh = Optional.ofNullable(last)
                .filter(known -> known.definition().equals(beginning))
                .filter(known -> context.wall().instant().isBefore(known.at().plus(AFTER_FAILURE)))
                .isPresent();
        if (!fresh) {
            boolean told = look(beginning);
            LOG.debugf("looked before the beginning; the list could be had: %s", told);
        }
        if (verdict().orElse(null) instanceof ListingVerdict.OtherTick other) {
            throw new IllegalArgumentException(other.toString());
        }
    }

    private Optional<ListingVerdict> verdict() {
        return Optional.ofNullable(last).flatMap(Look::verdict);
    }

    private void round(long number) {
        if (!isNewest(number)) {
            return;
        }
        Duration wait = AFTER_FAILURE;
        try {
            wait = look(definition) ? DAY : AFTER_FAILURE;
        } finally {
            nextAfter(number, wait);
        }
    }

    private synchronized boolean isNewest(long number) {
        return number == newest && !stopped;
    }

    private synchronized void nextAfter(long number, Duration wait) {
        if (isNewest(number)) {
            next(wait);
        }
    }

    /** Whether the list could be had; while it cannot, what was found before holds. */
    private boolean look(InstrumentDefinition looked) {
        Optional<String> before = disagreement();
        Optional<ListingVerdict> found = found(looked);
        Optional<ListingVerdict> holds = found.or(() -> Optional.ofNullable(last)
                .filter(known -> known.definition().equals(looked))
                .flatMap(Look::verdict));
        last = new Look(looked, holds, context.wall().instant());
        disagreement()
                .filter(told -> !before.equals(Optional.of(told)))
                .ifPresent(told -> LOG.warn(looked.instrument() + ": " + told));
        return found.isPresent();
    }

    private Optional<ListingVerdict> found(InstrumentDefinition looked) {
        try {
            return Optional.of(ListingVerdict.of(venue, looked.venueSymbol(), looked.tick()));
        } catch (VenueException e) {
            // Nothing depends on it now, and the venue's meter has counted.
            LOG.debugf("the list cannot be had: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private synchronized void next(Duration wait) {
        if (!stopped) {
            long number = ++newest;
            cancelNext = context.scheduler().schedule(wait, () -> round(number));
        }
    }
}
