package io.signalstack.gateway.outbound.venue;

import java.util.function.Supplier;

/** Stops calling what keeps failing, for a moment. */
@FunctionalInterface
public interface CircuitBreaker {

    /**
     * Makes the call, unless too many of the last ones failed.
     *
     * @throws io.signalstack.gateway.application.VenueException.Rested if it was not made
     */
    <T> T call(Supplier<T> call);
}
