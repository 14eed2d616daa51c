package io.signalstack.worker.outbound;

import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.worker.application.AnnotationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Annotations as JSON in a stream task's store. */
public final class StreamAnnotationStore implements AnnotationStore {

    private final KeyValueStore<String, byte[]> store;

    public StreamAnnotationStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public Optional<Annotations> find(String instrument, String signalId) {
        return Optional.ofNullable(store.get(key(instrument, signalId)))
                .map(json -> Json.read(json, Kept.class).annotations());
    }

    @Override
    public void keep(String instrument, String signalId, Annotations annotations, Instant until) {
        store.put(key(instrument, signalId), Json.bytes(new Kept(annotations, until)));
    }

    @Override
    public void dropKeptUntil(String instrument, Instant now) {
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all =
                store.prefixScan(StoreKeys.prefix(instrument), new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (!Json.read(entry.value, Kept.class).until().isAfter(now)) {
                    due.add(entry.key);
                }
            }
        }
        due.forEach(store::delete);
    }

    private static String key(String instrument, String signalId) {
        return StoreKeys.prefix(instrument) + signalId;
    }

    private record Kept(Annotations annotations, Instant until) {}
}
