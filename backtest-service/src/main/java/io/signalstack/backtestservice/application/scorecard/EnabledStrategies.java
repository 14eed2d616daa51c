package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The strategies that score, as {@code strategies.v1} says. */
public interface EnabledStrategies {

    /** Keeps what the log says of a strategy; waits while the store is out of reach. */
    Uni<Void> put(StrategyRecord strategy);

    /** Those that score every instrument, or some as an experiment's arm, by key. */
    Uni<List<StrategyDefinition>> all();
}
