package io.signalstack.bench.worker;

import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.List;
import java.util.Map;

/**
 * How workers are run.
 *
 * @param heapMib their {@code -Xmx}, in MiB
 * @param enabled of the built-in strategies, those that are on
 * @param settings beside those of their places
 */
record WorkerOptions(int heapMib, List<StrategyDefinition> enabled, Map<String, String> settings) {

    private static final int HEAP_MIB = 256;

    static final WorkerOptions AS_SHIPPED = new WorkerOptions(HEAP_MIB, BuiltInStrategies.all(), Map.of());

    /** As shipped, but for what ta4j's strategies cost. */
    static final WorkerOptions CONFLUENCE_ONLY = AS_SHIPPED.only(BuiltInStrategies.CONFLUENCE);

    WorkerOptions only(StrategyDefinition strategy) {
        return new WorkerOptions(heapMib, List.of(strategy), settings);
    }

    WorkerOptions withHeap(int mib) {
        return new WorkerOptions(mib, enabled, settings);
    }

    WorkerOptions with(String key, String value) {
        return new WorkerOptions(heapMib, enabled, Map.of(key, value));
    }
}
