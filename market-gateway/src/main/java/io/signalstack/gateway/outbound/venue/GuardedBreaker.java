package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.application.VenueException.Subject;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * A venue's circuit breaker. It is built and not annotated, for an annotation's state belongs to a class, and all venues
 * are called by the same one.
 */
public final class GuardedBreaker implements CircuitBreaker {

    private static final double HALF = 0.5;

    private final String venue;
    private final Guard guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
    /** Whether the one call is under way that is made while it is half open. */
    private volatile boolean trying;

    /**
     * @param calls how many of the last calls count; it opens when half of them failed
     * @param delay how long it stays open
     */
    public GuardedBreaker(String venue, int calls, Duration delay) {
        this.venue = venue;
        this.guard = Guard.create()
                .withDescription("calls to " + venue)
                .withCircuitBreaker()
                .requestVolumeThreshold(calls)
                .failureRatio(HALF)
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .failOn(VenueException.Unavailable.class)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    @Override
    public boolean isOpen() {
        return state == CircuitBreakerState.OPEN || trying;
    }

    @Override
    @SuppressWarnings("unchecked") // The guard gives what the call gave.
    public <T> T call(Supplier<T> call) {
        try {
            return (T) guard.get(() -> tried(call), Object.class);
        } catch (CircuitBreakerOpenException e) {
            throw new VenueException.Rested(new Subject(venue, Optional.empty()), "has failed too often of late");
        }
    }

    private void changed(CircuitBreakerState newer) {
        state = newer;
        trying = false;
    }

    private <T> T tried(Supplier<T> call) {
        trying = state == CircuitBreakerState.HALF_OPEN;
        return call.get();
    }
}
