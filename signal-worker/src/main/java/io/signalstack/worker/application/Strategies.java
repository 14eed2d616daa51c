package io.signalstack.worker.application;

import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All strategies, and which of them are to score. */
@FunctionalInterface
public interface Strategies {

    /** The present view; the same for as long as nothing changes. */
    View now();

    /**
     * All known strategies, each in one of the two.
     *
     * @param on those that are to score
     * @param off those that are not to
     */
    record View(SortedMap<StrategyKey, StrategyDefinition> on, SortedMap<StrategyKey, StrategyDefinition> off) {

        /** What is known before anything has been read. */
        public static final View NONE = new View(new TreeMap<>(), new TreeMap<>());

        public View {
            on = Collections.unmodifiableSortedMap(new TreeMap<>(on));
            off = Collections.unmodifiableSortedMap(new TreeMap<>(off));
        }

        /** The view with a strategy switched on or off. */
        View with(StrategyDefinition strategy, boolean enabled) {
            SortedMap<StrategyKey, StrategyDefinition> nowOn = new TreeMap<>(on);
            SortedMap<StrategyKey, StrategyDefinition> nowOff = new TreeMap<>(off);
            nowOn.remove(strategy.key());
            nowOff.remove(strategy.key());
            (enabled ? nowOn : nowOff).put(strategy.key(), strategy);
            return new View(nowOn, nowOff);
        }

        /** A strategy, be it on or off: none is ever deleted. */
        Optional<StrategyDefinition> find(StrategyKey key) {
            return Optional.ofNullable(on.get(key)).or(() -> Optional.ofNullable(off.get(key)));
        }
    }
}
