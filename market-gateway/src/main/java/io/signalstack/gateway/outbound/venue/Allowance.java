package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import java.time.Duration;
import java.util.Map;

/**
 * How much of a venue's limits is ours to use.
 *
 * @param headroom the share of each limit, 0 to 1, that calls may use: what is sent evenly may arrive in bursts
 * @param capacities limits that are configured to be other than the venue's usual ones, by name
 */
public record Allowance(double headroom, Map<String, Integer> capacities) {

    public Allowance {
        if (!(headroom > 0 && headroom <= 1)) {
            throw new IllegalArgumentException("budget headroom " + headroom + " is not within (0, 1]");
        }
        capacities = Map.copyOf(capacities);
    }

    /** The venue's limit, as configured or as usual. */
    int capacity(RateLimit limit) {
        return capacities.getOrDefault(limit.name(), limit.capacity());
    }

    /** The weight up to which a call of this urgency may fill a limit: at least its own, or it could never be made. */
    int of(Charge charge, Urgency urgency, int replicas) {
        int share = (int) (capacity(charge.limit()) * headroom * urgency.share() / replicas);
        return Math.max(charge.weight(), share);
    }

    /** How long the weight of {@link #of} lasts: longer than the limit's window where a replica's share is less than it. */
    Duration window(Charge charge, int replicas) {
        double windows = charge.weight() * replicas / (capacity(charge.limit()) * headroom);
        long windowMs = charge.limit().window().toMillis();
        return Duration.ofMillis((long) Math.ceil(windowMs * Math.max(1, windows)));
    }
}
