package io.signalstack.gateway.outbound.venue;

import java.time.Duration;

/**
 * How much a venue lets one address ask.
 *
 * @param name what it limits, unique at the venue, such as {@code ip} or {@code candles}
 * @param capacity weight within any window of that length
 * @param window its length, of the wall clock
 */
public record RateLimit(String name, int capacity, Duration window) {

    public RateLimit {
        if (capacity < 1) {
            throw new IllegalArgumentException("rate limit " + name + " has a capacity of " + capacity);
        }
    }

    /** What a call of this weight takes from it. */
    public VenueRequest.Charge charge(int weight) {
        return new VenueRequest.Charge(this, weight);
    }
}
