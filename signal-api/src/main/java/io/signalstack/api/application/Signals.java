package io.signalstack.api.application;

import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signals that have been projected so far. */
public interface Signals {

    /**
     * Signals, newest close first.
     *
     * @param after where to go on; null: at the newest
     * @param limit the most to give
     */
    Uni<List<SignalView>> find(SignalFilter filter, @Nullable SignalCursor after, int limit);

    /** One signal. */
    Uni<Optional<SignalView>> byId(String id);

    /** Counts and sums of all signals of markets of this kind, for each group there is one for each of its days. */
    Uni<List<Tally>> tallies(MarketName market);

    /** How many signals there are of markets of each kind. */
    Uni<MarketCounts> counts();
}
