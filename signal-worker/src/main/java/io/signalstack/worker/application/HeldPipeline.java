package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline in memory, and what it has taken in since it was saved: with that, one that is restored can be brought to where
 * this one was before a record that it took in by half. Mutable, with one owner.
 */
final class HeldPipeline {

    private final SignalPipeline pipeline;
    private final List<Consumer<SignalPipeline>> taken = new ArrayList<>();

    /** How many of these came with records that are taken in as a whole. */
    private int whole;

    HeldPipeline(SignalPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** To be asked, and not to be given anything. */
    SignalPipeline pipeline() {
        return pipeline;
    }

    Instrument instrument() {
        return pipeline.instrument();
    }

    Step on(MarketRecord record) {
        Step step = pipeline.on(record);
        taken.add(restored -> restored.on(record));
        return step;
    }

    List<SignalEvent> activate(StrategyDefinition definition, Instant from, String reason) {
        List<SignalEvent> events = pipeline.activate(definition, from, reason);
        taken.add(restored -> restored.activate(definition, from, reason));
        return events;
    }

    List<SignalEvent> deactivate(StrategyKey key, Instant from, String reason) {
        List<SignalEvent> events = pipeline.deactivate(key, from, reason);
        taken.add(restored -> restored.deactivate(key, from, reason));
        return events;
    }

    /** The record at hand is taken in as a whole. */
    void complete() {
        whole = taken.size();
    }

    /** Whether no record has been taken in as a whole since it was saved. */
    boolean isAsSaved() {
        return whole == 0;
    }

    /** Hands out what has changed since it was saved. */
    void save(BiConsumer<String, byte @Nullable []> sink) {
        pipeline.drainChanges(sink);
        taken.clear();
        whole = 0;
    }

    /** What this was before the record at hand, made of what was saved. */
    HeldPipeline before(SignalPipeline saved) {
        var before = new HeldPipeline(saved);
        before.taken.addAll(taken.subList(0, whole));
        before.taken.forEach(step -> step.accept(saved));
        before.complete();
        return before;
    }
}
