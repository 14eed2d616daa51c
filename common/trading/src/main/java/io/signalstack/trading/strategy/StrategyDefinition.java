package io.signalstack.trading.strategy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes a strategy: everything that can change one of its evaluations.
 *
 * @param key its name and version
 * @param kind which adapter runs it, such as {@code confluence}
 * @param parameters by name, in the kind's own terms; what is left out has the kind's default
 */
public record StrategyDefinition(StrategyKey key, String kind, Map<String, String> parameters) {

    public StrategyDefinition {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
