package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The strategies that {@code strategies.v1} tells of, and which of them score. */
public interface KnownStrategies {

    /** Keeps what the log says of a strategy; waits while the store is out of reach. */
    Uni<Void> put(StrategyRecord strategy);

    /** Those that score every instrument, or some as an experiment's arm, by key. */
    Uni<List<StrategyDefinition>> scoring();

    /** A version's definition, also of one that scores no more; empty if the log has said nothing of it. */
    Uni<Optional<StrategyDefinition>> definition(StrategyKey key);
}
