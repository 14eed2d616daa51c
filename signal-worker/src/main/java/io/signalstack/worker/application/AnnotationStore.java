package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.signal.Signal;
import java.time.Instant;
import java.util.Optional;

/** Keeps what was said at a signal's opening for as long as the signal may still get events. */
public interface AnnotationStore {

    Optional<Annotations> find(Signal signal);

    void keep(Signal signal, Annotations annotations);

    /** Drops those of the instrument's signals that expire before an instant. */
    void dropExpiredBefore(Instrument instrument, Instant instant);
}
