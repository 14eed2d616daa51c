package io.signalstack.gateway.application;

import java.util.Map;
import java.util.Optional;

/**
 * The configured venues.
 *
 * @param byVenue by the venue's name in capitals
 */
public record Markets(Map<String, Market> byVenue) {

    public Markets {
        byVenue = Map.copyOf(byVenue);
    }

    /** The market of that venue; empty where none is configured. */
    public Optional<Market> of(String venue) {
        return Optional.ofNullable(byVenue.get(venue));
    }
}
