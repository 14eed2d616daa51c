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
     * @param timesOff how often it was read to be off altogether: what is left to see of a switch off and on again
     */
    record Known(StrategyDefinition definition, boolean enabled, List<StrategyRecord.Arm> arms, int timesOff) {

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
            int timesOff = timesOff(definition.key()) + (isOff(strategy) ? 1 : 0);
            changed.put(definition.key(), new Known(definition, strategy.enabled(), strategy.arms(), timesOff));
            return new View(changed);
        }

        private static boolean isOff(StrategyRecord strategy) {
            return !strategy.enabled() && strategy.arms().isEmpty();
        }

        /** How often a strategy was off. */
        int timesOff(StrategyKey key) {
            Known known = all.get(key);
            return known == null ? 0 : known.timesOff();
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
