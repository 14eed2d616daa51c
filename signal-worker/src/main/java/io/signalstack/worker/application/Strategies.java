package io.signalstack.worker.application;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All strategies, and which of them are to score. */
@FunctionalInterface
public interface Strategies {

    /** The present view; the same for as long as nothing changes. */
    View now();

    /**
     * A strategy's version.
     *
     * @param enabled whether it is to score every instrument
     * @param arms where else it is to score, as one side of an experiment
     */
    record Known(StrategyDefinition definition, boolean enabled, List<StrategyRecord.Arm> arms) {

        /** Why it is to score that instrument; empty if it is not to. */
        Optional<String> reasonFor(Instrument instrument) {
            return enabled
                    ? Optional.of("enabled")
                    : arms.stream()
                            .filter(arm -> arm.covers(instrument.toString()))
                            .findFirst()
                            .map(arm -> "experiment " + arm.experiment() + ", arm " + arm.name());
        }
    }

    /** All known strategies, by id and version. */
    record View(SortedMap<StrategyKey, Known> all) {

        /** What is known before anything has been read. */
        public static final View NONE = new View(new TreeMap<>());

        public View {
            all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
        }

        /** The view with a strategy added, or switched. */
        public View with(StrategyRecord strategy) {
            SortedMap<StrategyKey, Known> changed = new TreeMap<>(all);
            StrategyDefinition definition = strategy.definition();
            changed.put(definition.key(), new Known(definition, strategy.enabled(), strategy.arms()));
            return new View(changed);
        }

        /** Those that are to score every instrument. */
        public List<StrategyKey> enabled() {
            return all.values().stream()
                    .filter(Known::enabled)
                    .map(known -> known.definition().key())
                    .toList();
        }
    }
}
