package io.signalstack.worker.inbound;

import io.signalstack.worker.application.ScoringMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces stream threads that die. A new thread takes the same records again, so a fault of the broker heals itself; one
 * of ours kills thread after thread, and then the service says that it is not ready.
 */
public final class ThreadDeaths implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(ThreadDeaths.class);

    private final int limit;
    private final Duration within;
    private final InstantSource clock;
    private final ScoringMeters meters;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    /**
     * @param limit how many deaths are a loop
     * @param within in which time
     */
    public ThreadDeaths(int limit, Duration within, InstantSource clock, ScoringMeters meters) {
        this.limit = limit;
        this.within = within;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        LOG.errorf(exception, "A stream thread died and is replaced");
        meters.threadDied();
        deaths.addLast(clock.instant());
        if (deaths.size() > limit) {
            deaths.removeFirst();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Whether threads die over and over. */
    synchronized boolean looping() {
        return deaths.size() == limit
                && deaths.getFirst().isAfter(clock.instant().minus(within));
    }
}
