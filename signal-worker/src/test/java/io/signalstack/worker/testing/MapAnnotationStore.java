package io.signalstack.worker.testing;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.signal.Signal;
import io.signalstack.worker.application.AnnotationStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Annotations in memory. */
public final class MapAnnotationStore implements AnnotationStore {

    private final Map<Signal, Annotations> kept = new HashMap<>();

    @Override
    public Optional<Annotations> find(Signal signal) {
        return Optional.ofNullable(kept.get(signal));
    }

    @Override
    public void keep(Signal signal, Annotations annotations) {
        kept.put(signal, annotations);
    }

    @Override
    public void dropExpiredBefore(Instrument instrument, Instant instant) {
        kept.keySet()
                .removeIf(signal -> signal.instrument().equals(instrument)
                        && signal.levels().expiresAt().isBefore(instant));
    }

    public int size() {
        return kept.size();
    }
}
