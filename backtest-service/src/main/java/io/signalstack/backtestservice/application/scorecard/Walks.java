package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Strategies' walks through series, as far as they have come. */
public interface Walks {

    /** How far it is; empty where it has not begun, or another engine version began it. */
    Uni<Optional<SavedWalk>> find(StrategyKey strategy, Series series);

    /**
     * Keeps how far it is.
     *
     * @param walk all of it
     * @param more which of its settled signals are not kept yet
     * @return false, and nothing is kept, if the lease has ended
     */
    Uni<Boolean> keep(ScorecardLease lease, StrategyKey strategy, Series series, SavedWalk walk, List<Settled> more);

    /** Forgets it, so that it begins again; false, and nothing is forgotten, if the lease has ended. */
    Uni<Boolean> forget(ScorecardLease lease, StrategyKey strategy, Series series);
}
