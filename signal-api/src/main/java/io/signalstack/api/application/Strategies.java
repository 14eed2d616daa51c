package io.signalstack.api.application;

import io.signalstack.contracts.event.StrategyRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The strategies that the product knows. */
public interface Strategies {

    /** All versions of all of them, in order of their text form. */
    Uni<List<StrategyRecord>> all();

    /** Keeps what the log says of a strategy; waits while the store is out of reach. */
    Uni<Void> put(StrategyRecord strategy);
}
