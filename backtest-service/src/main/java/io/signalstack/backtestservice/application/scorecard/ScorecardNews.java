package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.smallrye.mutiny.Uni;

/** Where it is told what became of scorecards. */
public interface ScorecardNews {

    /** Done once the brokers have it. */
    Uni<Void> tell(OfScorecards event);
}
