package io.signalstack.worker.testing;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.worker.application.AnnotationStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Annotations in memory. */
public final class MapAnnotationStore implements AnnotationStore {

    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(String instrument, Annotations annotations, Instant until) {}

    @Override
    public Optional<Annotations> find(String instrument, String signalId) {
        return Optional.ofNullable(kept.get(signalId)).map(Kept::annotations);
    }

    @Override
    public void keep(String instrument, String signalId, Annotations annotations, Instant until) {
        kept.put(signalId, new Kept(instrument, annotations, until));
    }

    @Override
    public void dropKeptUntil(String instrument, Instant now) {
        kept.values()
                .removeIf(entry ->
                        entry.instrument().equals(instrument) && !entry.until().isAfter(now));
    }

    public int size() {
        return kept.size();
    }
}
