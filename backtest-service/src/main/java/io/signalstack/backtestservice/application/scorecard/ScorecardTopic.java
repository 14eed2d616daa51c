package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.ScorecardRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** {@code scorecards.v1}, from where all others have them. */
public interface ScorecardTopic {

    /** The ids of those that stand in it: the last of each key. */
    Uni<Set<String>> ids();

    /** Done once the brokers have them all, in this order. */
    Uni<Void> publish(List<ScorecardRecord> scorecards);
}
