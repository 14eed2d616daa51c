package io.signalstack.gateway.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.platform.metrics.Metrics;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How a venue is called: not before the time for which it asked to be left alone, measured, and again after a growing,
 * jittered while when it failed in a way that passes.
 */
public final class VenueCalls {

    private final String venue;
    private final RetryPolicy policy;
    private final InstantSource wall;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final MeterRegistry meters;
    private final VenueErrors errors;
    private final AtomicReference<Instant> leftAloneUntil = new AtomicReference<>(Instant.MIN);

    public VenueCalls(
            String venue,
            RetryPolicy policy,
            InstantSource wall,
            Scheduler scheduler,
            RandomGenerator random,
            MeterRegistry meters) {
        this.venue = venue;
        this.policy = policy;
        this.wall = wall;
        this.scheduler = scheduler;
        this.random = random;
        this.meters = meters;
        this.errors = new VenueErrors(venue, wall, policy.banWithoutRetryAfter());
    }

    /**
     * How a call is repeated.
     *
     * @param retries tries after the first
     * @param backoff before the first retry; doubles with each
     * @param banWithoutRetryAfter how long a venue is left alone that refuses without saying until when
     */
    public record RetryPolicy(int retries, Duration backoff, Duration banWithoutRetryAfter) {}

    /**
     * Calls until there is an answer that can be read.
     *
     * @throws VenueException the last failure, if there is none
     */
    <T> T call(Supplier<String> request, Function<String, T> parser) {
        for (int failures = 0; ; failures++) {
            try {
                return measured(request, parser);
            } catch (VenueException e) {
                if (!e.isPassing() || failures >= policy.retries()) {
                    throw e;
                }
                scheduler.pause(backoff(failures));
            }
        }
    }

    private <T> T measured(Supplier<String> request, Function<String, T> parser) {
        Instant until = Objects.requireNonNull(leftAloneUntil.get());
        if (wall.instant().isBefore(until)) {
            throw new VenueException.RateLimited(venue + " asked to be left alone until " + until, until);
        }
        Timer.Sample sample = Timer.start(meters);
        String outcome = "ok";
        try {
            return parser.apply(request.get());
        } catch (WebApplicationException | ProcessingException | IllegalArgumentException e) {
            VenueException failure = errors.translate(e);
            if (failure instanceof VenueException.RateLimited limited) {
                leftAloneUntil.accumulateAndGet(limited.until(), (a, b) -> a.isAfter(b) ? a : b);
            }
            outcome = failure.outcome();
            throw failure;
        } finally {
            sample.stop(meters.timer(Metrics.EXCHANGE_REQUESTS, "venue", venue, "outcome", outcome));
        }
    }

    /** Half to all of the doubled backoff, so that many callers do not come back at once. */
    private Duration backoff(int failures) {
        long fullMs = policy.backoff().toMillis() << failures;
        return Duration.ofMillis(fullMs / 2 + random.nextLong(fullMs / 2 + 1));
    }
}
