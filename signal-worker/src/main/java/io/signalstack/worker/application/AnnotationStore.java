package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import java.time.Instant;
import java.util.Optional;

/** Keeps what was said at a signal's opening for as long as the signal may still get events. */
public interface AnnotationStore {

    Optional<Annotations> find(String instrument, String signalId);

    /** Keeps them for as long as candles open before {@code until}. */
    void keep(String instrument, String signalId, Annotations annotations, Instant until);

    /** Drops the instrument's annotations that need not be kept any longer when a candle opens at {@code now}. */
    void dropKeptUntil(String instrument, Instant now);
}
