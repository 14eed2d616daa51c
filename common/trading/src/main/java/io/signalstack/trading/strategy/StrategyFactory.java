package io.signalstack.trading.strategy;

import io.signalstack.trading.strategy.ta4j.Ta4jStrategy;
import java.util.Map;
import java.util.function.Function;

/** The catalogue of strategy kinds: makes a strategy of its definition. */
public final class StrategyFactory {

    private static final Map<String, Function<StrategyDefinition, Strategy>> KINDS =
            Map.of(ConfluenceStrategy.KIND, ConfluenceStrategy::new, Ta4jStrategy.KIND, Ta4jStrategy::new);

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
            throw new IllegalArgumentException("strategy kind '" + definition.kind() + "' is none of "
                    + KINDS.keySet().stream().sorted().toList());
        }
        return kind.apply(definition);
    }
}
