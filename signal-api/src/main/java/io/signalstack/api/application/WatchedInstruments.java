package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The instruments that the product knows, and how their markets do. */
public interface WatchedInstruments {

    /** All of them, in order of their text form. */
    Uni<List<WatchedInstrument>> all();

    /**
     * Keeps whether an instrument's market is halted; waits while the store is out of reach.
     *
     * @param since the close of the last candle in which it was traded; empty if it is traded
     */
    Uni<Void> putHalt(String instrument, Optional<Instant> since);
}
