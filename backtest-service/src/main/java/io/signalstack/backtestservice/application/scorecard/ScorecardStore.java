package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.trading.calibration.Scorecard;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Scorecards by their ids, for good; and which of them have yet to be handed out. */
public interface ScorecardStore {

    /** Takes the right to make scorecards, or keeps it; empty while another replica has it. */
    Uni<Optional<ScorecardLease>> lease();

    /** Renews the right; false if it has ended. */
    Uni<Boolean> renew(ScorecardLease lease);

    /** Gives the right back. */
    Uni<Void> giveBack(ScorecardLease lease);

    /** The newest of each strategy and kind of market. */
    Uni<List<MadeScorecards>> made();

    /** Keeps what an order has given, to be handed out; false, and nothing is kept, if the lease has ended. */
    Uni<Boolean> keep(ScorecardLease lease, ScorecardOrder order, List<Scorecard> scorecards);

    /** The next that have to be handed out, in the order in which they were made; empty if there are none. */
    Uni<List<ScorecardRecord>> toHandOut();

    /** Remembers that these have been handed out; false if the lease has ended. */
    Uni<Boolean> handedOut(ScorecardLease lease, Collection<String> ids);

    /** What has yet to be told of them, also while some have to be handed out first; in the order of their orders. */
    Uni<List<ScorecardsToTell>> toTell();

    /** Remembers that it was told; false if the lease has ended. */
    Uni<Boolean> told(ScorecardLease lease, long number);
}
