package io.signalstack.contracts.replay;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instrument's log from the start of a series on, and the engine with nothing around it: what is to be published for
 * each record. Strategies are switched where the published log says so. Mutable: one owner, records in order.
 */
public final class LogReplay {

    private final SignalPipeline pipeline;
    private final Map<StrategyKey, StrategyDefinition> strategies;
    private final Map<String, Deque<Switch>> switchesBySeries = new HashMap<>();

    /**
     * A replay at its start.
     *
     * @param strategies the definition of every version
     * @param switches in the order in which they were published
     */
    public LogReplay(
            Instrument instrument, Map<StrategyKey, StrategyDefinition> strategies, Collection<Switch> switches) {
        this(new SignalPipeline(instrument), strategies, switches);
    }

    LogReplay(SignalPipeline pipeline, Map<StrategyKey, StrategyDefinition> strategies, Collection<Switch> switches) {
        this.pipeline = pipeline;
        this.strategies = Map.copyOf(strategies);
        switches.forEach(change -> switchesBySeries
                .computeIfAbsent(change.seriesId(), _ -> new ArrayDeque<>())
                .add(change));
    }

    /**
     * What is published for the next record, in order; nothing for one that contradicts its series.
     *
     * @throws IllegalStateException naming the strategy, if one is switched on whose definition is not known
     */
    public List<Core> on(MarketRecord record) {
        record.firstPublished().filter(pipeline::takes).ifPresent(this::switchUpTo);
        try {
            return pipeline.on(record) instanceof Step.Applied applied
                    ? applied.events().stream()
                            .map(Core::of)
                            .flatMap(Optional::stream)
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException e) {
            // Its reader sets it aside; the engine refuses it before it takes in any of it.
            return List.of();
        }
    }

    SignalPipeline pipeline() {
        return pipeline;
    }

    private void switchUpTo(Instant openTime) {
        Deque<Switch> due =
                switchesBySeries.getOrDefault(pipeline.series().map(Series::id).orElse(""), new ArrayDeque<>());
        while (!due.isEmpty() && !due.getFirst().from().isAfter(openTime)) {
            apply(due.removeFirst());
        }
    }

    private void apply(Switch change) {
        StrategyKey key = StrategyKey.parse(change.strategy());
        if (!change.on()) {
            pipeline.deactivate(key, change.from(), change.reason());
            return;
        }
        StrategyDefinition definition = strategies.get(key);
        if (definition == null) {
            throw new IllegalStateException("strategy " + key + " is switched on, and not among the strategies");
        }
        pipeline.activate(definition, change.from(), change.reason());
    }
}
