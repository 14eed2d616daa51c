package io.signalstack.trading.strategy;

import io.signalstack.trading.strategy.ta4j.Ta4jStrategy;
import java.util.List;
import java.util.Map;

/** The strategies that come with the product. */
public final class BuiltInStrategies {

    /**
     * The confluence strategy with its default parameters but for the warm-up: 250 candles instead of 600 (three times the
     * slowest period, EMA 200), because the recorded data that it is tried on lasts no longer than a week.
     */
    public static final StrategyDefinition CONFLUENCE = new StrategyDefinition(
            new StrategyKey("confluence", "1"),
            ConfluenceStrategy.KIND,
            Map.of(ConfluenceParameter.WARM_UP.key(), "250"));

    /**
     * The breakout of Donchian's channels, left when the shorter channel breaks. Of ta4j's catalogue it is the one to be active
     * from the start: it needs comparisons only, so that every machine answers alike, it costs the least, and it follows a
     * trend where confluence looks for agreement.
     */
    public static final StrategyDefinition DONCHIAN_BREAKOUT = ofCatalogue("donchian-breakout");

    private BuiltInStrategies() {}

    /** All of them; the first is the one that is meant where none is named. */
    public static List<StrategyDefinition> all() {
        return List.of(CONFLUENCE, DONCHIAN_BREAKOUT);
    }

    /** Every strategy of ta4j's catalogue as it would be built in: left by its own exit rule, warm after 250 candles. */
    public static List<StrategyDefinition> catalogue() {
        return Ta4jStrategy.names().stream().map(BuiltInStrategies::ofCatalogue).toList();
    }

    private static StrategyDefinition ofCatalogue(String name) {
        return new StrategyDefinition(
                new StrategyKey(name, "1"),
                Ta4jStrategy.KIND,
                Map.of("name", name, "useExitRule", "true", SharedParameters.WARM_UP.key(), "250"));
    }
}
