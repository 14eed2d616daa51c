package io.signalstack.gateway.outbound.venue;

import java.util.function.Supplier;

/** Stops calling what keeps failing, for a moment. */
public interface CircuitBreaker {

    /** Whether no call would be made now: one that is not made must not be counted against a limit either. */
    boolean isOpen();

    /**
     * Makes the call, unless too many of the last ones failed.
     *
     * @throws io.signalstack.gateway.application.VenueException.Rested if it was not made
     */
    <T> T call(Supplier<T> call);
}
