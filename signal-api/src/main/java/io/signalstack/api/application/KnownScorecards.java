package io.signalstack.api.application;

import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The newest scorecard of each strategy, instrument and timeframe, and what became of those that were made last. */
public interface KnownScorecards {

    /** All of them, by strategy, instrument and timeframe. */
    Uni<List<ScorecardRecord>> all();

    /** What was said last of each strategy's on each kind of market, by strategy and kind. */
    Uni<List<OfScorecards>> news();

    /** Keeps what was said last; waits while the store is out of reach. */
    Uni<Void> putNews(OfScorecards event);

    /** Keeps what the log says, unless it is older than what is known; waits while the store is out of reach. */
    Uni<Void> put(ScorecardRecord scorecard);
}
