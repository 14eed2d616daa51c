package io.signalstack.gateway.outbound.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.gateway.outbound.venue.VenueBudget.Verdict;
import io.signalstack.platform.metrics.Metrics;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * How a venue is called: within its limits and not while it asked to be left alone, so many calls at once and no more,
 * measured, and again after a growing, jittered while when it failed in a way that passes. Every try is a call of its own
 * to the limits.
 */
public final class VenueCalls {

    /** In the place of bytes that are no UTF-8; JSON has no need of it. */
    private static final char UNDECODED = '\uFFFD';

    private final String venue;
    private final VenueApi api;
    private final VenueBudget budget;
    private final CircuitBreaker breaker;
    private final RetryPolicy policy;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final MeterRegistry meters;
    private final VenueErrors errors;
    private final Semaphore bulkhead;

    public VenueCalls(
            String venue,
            VenueApi api,
            VenueBudget budget,
            CircuitBreaker breaker,
            RetryPolicy policy,
            Scheduler scheduler,
            RandomGenerator random,
            VenueErrors errors,
            MeterRegistry meters) {
        this.venue = venue;
        this.api = api;
        this.budget = budget;
        this.breaker = breaker;
        this.policy = policy;
        this.scheduler = scheduler;
        this.random = random;
        this.errors = errors;
        this.meters = meters;
        this.bulkhead = new Semaphore(policy.atOnce(), true);
    }

    /**
     * How calls are made.
     *
     * @param retries tries after the first
     * @param backoff before the first retry; doubles with each
     * @param atOnce how many calls are under way at once, at most; others wait
     */
    public record RetryPolicy(int retries, Duration backoff, int atOnce) {}

    /**
     * Calls until there is an answer that can be read.
     *
     * @throws VenueException the last failure, if there is none
     */
    <T> T call(VenueRequest<T> request, Urgency urgency) {
        for (int failures = 0; ; failures++) {
            try {
                return oneTry(request, urgency);
            } catch (VenueException e) {
                if (!e.isPassing() || failures >= policy.retries()) {
                    throw e;
                }
                scheduler.pause(backoff(failures));
            }
        }
    }

    private <T> T oneTry(VenueRequest<T> request, Urgency urgency) {
        Subject subject = new Subject(venue, request.symbol());
        bulkhead.acquireUninterruptibly();
        try {
            Verdict verdict = ask(request, urgency);
            while (verdict instanceof Verdict.Wait(Duration duration)) {
                // Whoever waits for the budget is in nobody's way.
                bulkhead.release();
                try {
                    scheduler.pause(duration);
                } finally {
                    bulkhead.acquireUninterruptibly();
                }
                verdict = ask(request, urgency);
            }
            if (verdict instanceof Verdict.LeftAlone(var until)) {
                throw new VenueException.RateLimited(subject, "has asked to be left alone", until);
            }
            return breaker.call(() -> measured(request, subject));
        } finally {
            bulkhead.release();
        }
    }

    private Verdict ask(VenueRequest<?> request, Urgency urgency) {
        if (breaker.isOpen()) {
            throw new VenueException.Rested(new Subject(venue, request.symbol()), "has failed too often of late");
        }
        return budget.ask(request.charges(), urgency);
    }

    private <T> T measured(VenueRequest<T> request, Subject subject) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "ok";
        try {
            return read(request, sent(request, subject), subject);
        } catch (VenueException e) {
            outcome = e.outcome();
            throw e;
        } finally {
            sample.stop(meters.timer(Metrics.EXCHANGE_REQUESTS, "venue", venue, "outcome", outcome));
        }
    }

    /** Whatever the client throws, no answer came: it wraps a few of its failures only. */
    private VenueAnswer sent(VenueRequest<?> request, Subject subject) {
        try {
            return answer(request.send().get());
        } catch (RuntimeException e) {
            throw errors.unreachable(subject, e);
        }
    }

    private <T> T read(VenueRequest<T> request, VenueAnswer answer, Subject subject) {
        api.used(answer).ifPresent(budget::used);
        try {
            if (answer.status() != 200) {
                throw new UnusableAnswer(api.errors().reason(answer), answer.beginning());
            }
            if (answer.body().indexOf(UNDECODED) >= 0) {
                throw UnusableAnswer.malformed("not UTF-8: " + Payload.beginning(answer.body()));
            }
            return request.read().apply(answer);
        } catch (UnusableAnswer e) {
            VenueException failure = errors.unusable(subject, answer, e, api.leftAloneUntil(answer));
            if (failure instanceof VenueException.LeftAlone left) {
                budget.leaveAlone(left.until());
            }
            throw failure;
        }
    }

    private static VenueAnswer answer(RestResponse<?> response) {
        return new VenueAnswer(response.getStatus(), body(response), response::getHeaderString);
    }

    /** Of an answer that is no success the client leaves the body unread. */
    private static String body(RestResponse<?> response) {
        return switch (response.getEntity()) {
            case null -> "";
            case String text -> text;
            case InputStream unread -> text(unread);
            default -> throw new IllegalStateException("a body is text, or unread");
        };
    }

    private static String text(InputStream unread) {
        try (unread) {
            return new String(unread.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new ProcessingException(e);
        }
    }

    /** Half to all of the doubled backoff, so that many callers do not come back at once. */
    private Duration backoff(int failures) {
        long fullMs = policy.backoff().toMillis() << failures;
        return Duration.ofMillis(fullMs / 2 + random.nextLong(fullMs / 2 + 1));
    }
}
