package io.signalstack.backtestservice.application.archive;

import io.signalstack.contracts.event.CandleEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keeps every record of {@code candles.v1}, for good. */
public interface CandleArchive {

    /**
     * Adds records, in the log's order. What it has already has no effect, so that a record may come any number of
     * times.
     *
     * @return once all are kept, those that could not be: no series of their instrument had started. Waits for as long
     *     as the store is out of reach
     */
    Uni<List<Logged<CandleEvent>>> append(List<Logged<CandleEvent>> records);
}
