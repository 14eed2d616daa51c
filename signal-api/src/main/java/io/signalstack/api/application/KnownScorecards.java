package io.signalstack.api.application;

import io.signalstack.contracts.event.ScorecardRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The newest scorecard of each strategy, instrument and timeframe. */
public interface KnownScorecards {

    /** All of them, by strategy, instrument and timeframe. */
    Uni<List<ScorecardRecord>> all();

    /** Keeps what the log says, unless it is older than what is known; waits while the store is out of reach. */
    Uni<Void> put(ScorecardRecord scorecard);
}
