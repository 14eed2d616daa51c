package io.signalstack.api.application;

import static java.util.stream.Collectors.joining;

import io.signalstack.contracts.view.MarketName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many signals there are of markets of each kind.
 *
 * @param byMarket every kind, with 0 where there are none
 */
public record MarketCounts(Map<MarketName, Long> byMarket) {

    /** Takes what was counted; kinds that are missing have none. */
    public MarketCounts {
        Map<MarketName, Long> all = new EnumMap<>(MarketName.class);
        for (MarketName name : MarketName.values()) {
            all.put(name, byMarket.getOrDefault(name, 0L));
        }
        byMarket = Collections.unmodifiableMap(all);
    }

    /** Says where the signals are, if there are none of this kind. */
    Optional<String> whyEmpty(MarketName market) {
        if (of(market) > 0) {
            return Optional.empty();
        }
        String others = byMarket.keySet().stream()
                .filter(other -> of(other) > 0)
                .map(other -> of(other) + " of " + other + " ones: ?market=" + other)
                .collect(joining(", "));
        return Optional.of("there is no signal of a " + market + " market"
                + (others.isEmpty() ? " or of any other yet" : "; there are " + others));
    }

    private long of(MarketName market) {
        return byMarket.getOrDefault(market, 0L);
    }
}
