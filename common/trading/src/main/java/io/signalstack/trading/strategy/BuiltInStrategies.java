package io.signalstack.trading.strategy;

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

    private BuiltInStrategies() {}

    /** All of them. */
    public static List<StrategyDefinition> all() {
        return List.of(CONFLUENCE);
    }
}
