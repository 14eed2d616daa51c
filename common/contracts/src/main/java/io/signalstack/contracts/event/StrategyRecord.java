package io.signalstack.contracts.event;

import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.Map;

/**
 * A value of {@code strategies.v1}: a strategy's version, and whether it runs.
 *
 * @param strategy {@code id@version}, also the record's key
 * @param kind which adapter runs it
 * @param parameters by name; what is left out has the kind's default
 * @param builtIn whether it came with the product
 * @param enabled whether it is to score
 */
public record StrategyRecord(
        String strategy, String kind, Map<String, String> parameters, boolean builtIn, boolean enabled) {

    public StrategyDefinition definition() {
        return new StrategyDefinition(StrategyKey.parse(strategy), kind, parameters);
    }
}
