package io.signalstack.platform.strategy;

import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import jakarta.inject.Singleton;
import java.util.List;

/** The definitions of strategies that somebody has configured beside the built-in ones. */
@Singleton
public class OwnStrategies {

    private final List<StrategyDefinition> definitions;

    OwnStrategies(StrategiesConfig config) {
        definitions = config.own().stream()
                .map(own -> new StrategyDefinition(StrategyKey.parse(own.key()), own.kind(), own.parameters()))
                .toList();
    }

    /** All of them, in the order in which they are configured. */
    public List<StrategyDefinition> definitions() {
        return definitions;
    }
}
