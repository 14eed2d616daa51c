package io.signalstack.trading.strategy;

import io.signalstack.trading.strategy.ta4j.Ta4jStrategy;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** The catalogue of strategy kinds: makes a strategy of its definition. */
public final class StrategyFactory {

    private static final Map<String, Function<StrategyDefinition, Strategy>> KINDS = kinds();

    private StrategyFactory() {}

    /**
     * Makes a strategy.
     *
     * @throws IllegalArgumentException naming the kind, if there is none of that name, or the parameter that is unknown or
     *     out of its range
     */
    public static Strategy create(StrategyDefinition definition) {
        Function<StrategyDefinition, Strategy> kind = KINDS.get(definition.kind());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "strategy kind '" + definition.kind() + "' is none of " + KINDS.keySet());
        }
        return kind.apply(definition);
    }

    private static Map<String, Function<StrategyDefinition, Strategy>> kinds() {
        Map<String, Function<StrategyDefinition, Strategy>> kinds = new TreeMap<>();
        ServiceLoader.load(StrategyKind.class, StrategyFactory.class.getClassLoader())
                .forEach(kind -> kinds.put(kind.name(), kind::create));
        // Last: what signals are called by must not be another's.
        kinds.put(ConfluenceStrategy.KIND, ConfluenceStrategy::new);
        kinds.put(Ta4jStrategy.KIND, Ta4jStrategy::new);
        return kinds;
    }
}
