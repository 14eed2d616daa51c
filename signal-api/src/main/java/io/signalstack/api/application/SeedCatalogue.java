package io.signalstack.api.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.StrategyRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the built-in and the configured strategies into the log, and only then the configured instruments, so that nobody scores an
 * instrument before the strategies are there. What the log says already is not written again.
 */
public final class SeedCatalogue {

    private final Catalogue catalogue;
    private final List<StrategyRecord> strategies;
    private final List<InstrumentDefinition> instruments;

    public SeedCatalogue(Catalogue catalogue, List<StrategyRecord> strategies, List<InstrumentDefinition> instruments) {
        this.catalogue = catalogue;
        this.strategies = List.copyOf(strategies);
        this.instruments = List.copyOf(instruments);
    }

    /**
     * Seeds.
     *
     * @return done once all is in the log; fails with {@link IllegalStateException} if a strategy is in it
     *     under the same key with other parameters, for a version never changes
     */
    public Uni<Void> seed() {
        return catalogue
                .strategies()
                .map(this::missingStrategies)
                .chain(missing -> inOrder(missing, catalogue::write))
                .chain(catalogue::instruments)
                .map(this::changedInstruments)
                .chain(changed -> inOrder(changed, catalogue::write));
    }

    private static <T> Uni<Void> inOrder(List<T> values, Function<T, Uni<Void>> write) {
        return Multi.createFrom()
                .iterable(values)
                .onItem()
                .transformToUniAndConcatenate(write::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A switched-off strategy stays so: its switch is not part of its definition. */
    private List<StrategyRecord> missingStrategies(Map<String, StrategyRecord> there) {
        for (StrategyRecord builtIn : strategies) {
            StrategyRecord known = there.get(builtIn.strategy());
            if (known != null && !known.definition().equals(builtIn.definition())) {
                throw new IllegalStateException("strategy " + builtIn.strategy()
                        + " is in the log with another definition; a changed strategy needs a new version");
            }
        }
        return strategies.stream()
                .filter(strategy -> !there.containsKey(strategy.strategy()))
                .toList();
    }

    /** A series number that was raised at run time is not taken back by an older configuration. */
    private List<InstrumentDefinition> changedInstruments(Map<String, InstrumentDefinition> there) {
        return instruments.stream()
                .map(configured -> {
                    InstrumentDefinition known = there.get(configured.instrument());
                    return known == null
                            ? configured
                            : configured.withSeries(Math.max(known.seriesNumber(), configured.seriesNumber()));
                })
                .filter(wanted -> !wanted.equals(there.get(wanted.instrument())))
                .toList();
    }
}
