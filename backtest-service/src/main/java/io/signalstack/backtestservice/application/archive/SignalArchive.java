package io.signalstack.backtestservice.application.archive;

import io.signalstack.contracts.event.SignalRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keeps every record of {@code signals.v1} as it was published, for good. */
public interface SignalArchive {

    /**
     * Adds records. What it has already has no effect.
     *
     * @return done once all are kept; waits for as long as the store is out of reach
     */
    Uni<Void> append(List<Logged<SignalRecord>> records);
}
