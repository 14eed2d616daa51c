package io.signalstack.api.application;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.view.SignalView;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes signal events over into what clients read, each once, in whatever state an earlier try has left it. */
public final class ProjectSignals {

    private final SignalProjection projection;
    private final SignalCache cache;

    public ProjectSignals(SignalProjection projection, SignalCache cache) {
        this.projection = projection;
        this.cache = cache;
    }

    /**
     * Takes a batch over.
     *
     * @param events in the order of the log
     * @return done once the signals are kept and the answers without them forgotten; fails with
     *     {@link SignalProjection.Refused} if the batch holds one that cannot be kept
     */
    public Uni<Void> apply(List<SignalRecord.OfSignal> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> instruments = events.stream().map(SignalRecord::instrument).collect(Collectors.toUnmodifiableSet());
        return projection.apply(newest(events)).chain(() -> cache.forget(instruments));
    }

    /** What is known of each signal after the batch; one statement cannot change a row twice. */
    static Collection<SignalView> newest(List<SignalRecord.OfSignal> events) {
        Map<String, SignalView> byId = new LinkedHashMap<>();
        for (SignalRecord.OfSignal event : events) {
            byId.compute(
                    event.signal().id(),
                    (id, before) -> before != null && before.sequence() >= event.sequence()
                            ? before
                            : SignalView.after(event, before));
        }
        return byId.values();
    }
}
