package io.signalstack.backtestservice.application.truth;

import io.signalstack.contracts.event.SignalRecord.SignalClosed;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Truths of ended signals of simulated markets, as they were told; and of which signals they have yet to be asked. */
public interface Truths {

    /** Takes the right to ask, or keeps it; false while another replica has it. */
    Uni<Boolean> mayAsk();

    /** Gives the right back, if it is here. */
    Uni<Void> leave();

    /**
     * The newest of which nothing has been kept, with the newest first; no more than some, and none that came as history.
     *
     * @param but ids of signals that are left out
     */
    Uni<List<SignalClosed>> untold(Collection<String> but);

    /** Keeps one; what was kept before stays. */
    Uni<Void> keep(KeptTruth truth);

    /** What is kept of a signal. */
    Uni<Optional<KeptTruth>> find(String signalId);

    /** The newest that were told, up to some ten thousand, in the order of their candles' closes. */
    Uni<List<ToldTruth>> told();
}
