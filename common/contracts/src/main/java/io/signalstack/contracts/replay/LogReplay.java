package io.signalstack.contracts.replay;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.pipeline.StrategyFailure;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One instrument's log from the start of a series on, and the engine with nothing around it: what is to be published for
 * each record. Strategies are switched where the published log says so. Mutable: one owner, records in order.
 */
public final class LogReplay {

    private final Supplier<SignalPipeline> fresh;
    private final Map<StrategyKey, StrategyDefinition> strategies;
    private final Map<String, Deque<Switch>> switchesBySeries = new HashMap<>();
    private SignalPipeline pipeline;

    /**
     * A replay at its start.
     *
     * @param strategies the definition of every version
     * @param switches in the order in which they were published
     */
    public LogReplay(
            Instrument instrument, Map<StrategyKey, StrategyDefinition> strategies, Collection<Switch> switches) {
        this(() -> new SignalPipeline(instrument), strategies, switches);
    }

    LogReplay(
            Supplier<SignalPipeline> fresh,
            Map<StrategyKey, StrategyDefinition> strategies,
            Collection<Switch> switches) {
        this.fresh = fresh;
        this.pipeline = fresh.get();
        this.strategies = Map.copyOf(strategies);
        switches.forEach(change -> switchesBySeries
                .computeIfAbsent(change.seriesId(), _ -> new ArrayDeque<>())
                .add(change));
    }

    /**
     * What is published for the next record, in order; nothing for one that contradicts its series.
     *
     * @throws IllegalStateException naming the strategy, if one is switched on whose definition is not known,
     *     or of which nothing can be made here
     * @throws StrategyFailure if a strategy fails on a candle on which it did not fail when the log was written
     */
    public List<Core> on(MarketRecord record) {
        if (record instanceof MarketRecord.SeriesStarted(Series series) && isBegunWithNothing(series)) {
            pipeline = fresh.get();
        }
        record.firstPublished().filter(pipeline::takes).ifPresent(this::switchUpTo);
        try {
            return pipeline.on(record) instanceof Step.Applied applied
                    ? applied.events().stream()
                            .map(Core::of)
                            .flatMap(Optional::stream)
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException e) {
            // Its reader sets it aside; the engine refuses it before it takes in any of it. It may have been in the
            // next
            // candle's place.
            pipeline.on(new MarketRecord.Unreadable(Optional.empty()));
            return List.of();
        }
    }

    /** The engine, after what was last taken in. */
    public SignalPipeline pipeline() {
        return pipeline;
    }

    /**
     * Whether the series began without the state of the one before: then the strategies that are on had to be switched on
     * anew, where otherwise they stay on.
     */
    private boolean isBegunWithNothing(Series series) {
        Set<String> on = pipeline.strategies().stream()
                .map(strategy -> strategy.key().toString())
                .collect(Collectors.toSet());
        return pipeline.series().filter(same -> same.id().equals(series.id())).isEmpty()
                && switchesBySeries.getOrDefault(series.id(), new ArrayDeque<>()).stream()
                        .filter(change -> on.contains(change.strategy()))
                        .findFirst()
                        .filter(Switch::on)
                        .isPresent();
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
        try {
            pipeline.activate(definition, change.from(), change.reason());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "strategy " + key + " is switched on, and nothing can be made of it here: " + e.getMessage(), e);
        }
    }
}
