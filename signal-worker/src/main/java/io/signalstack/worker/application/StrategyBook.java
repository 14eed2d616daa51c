package io.signalstack.worker.application;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The strategies as read so far. Nothing may be scored before it is ready: what is not read yet would be taken for
 * something that does not exist. Written by one thread, read by any.
 */
public final class StrategyBook implements Strategies, CompactedBook<StrategyRecord> {

    private final Set<StrategyKey> builtIn;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile View view = View.NONE;
    private volatile boolean readToTheEnd;

    /** @param builtIn the strategies without which nothing may be scored */
    public StrategyBook(Set<StrategyKey> builtIn) {
        this.builtIn = Set.copyOf(builtIn);
    }

    /**
     * Takes in a strategy, or its being switched.
     *
     * @throws IllegalArgumentException saying why, if no strategy can be made of it, or its version is known with another definition
     */
    @Override
    public void put(StrategyRecord strategy) {
        StrategyDefinition definition = strategy.definition();
        var _ = StrategyFactory.create(definition);
        Known known = view.all().get(definition.key());
        if (known != null && !known.definition().equals(definition)) {
            throw new IllegalArgumentException(
                    "strategy " + definition.key() + " is known with another definition, and versions are immutable");
        }
        view = view.with(strategy);
        completeIfReady();
    }

    @Override
    public void readToTheEnd() {
        readToTheEnd = true;
        completeIfReady();
    }

    /** The built-in strategies that have not been read yet. */
    public SortedSet<StrategyKey> missing() {
        SortedSet<StrategyKey> missing = new TreeSet<>(builtIn);
        missing.removeAll(view.all().keySet());
        return Collections.unmodifiableSortedSet(missing);
    }

    /** Done once all that was there at the start, and each built-in strategy, has been read. */
    public CompletionStage<Void> ready() {
        return ready.minimalCompletionStage();
    }

    public boolean isReady() {
        return ready.isDone();
    }

    @Override
    public View now() {
        return view;
    }

    private void completeIfReady() {
        if (readToTheEnd && missing().isEmpty()) {
            ready.complete(null);
        }
    }
}
