package io.signalstack.worker.outbound;

import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.application.PipelineStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The sections of pipelines in a stream task's store, written at its commits: most of a section's versions are replaced before
 * that, and a store's own cache costs more than all else that a candle does. Mutable: one task's.
 */
public final class StreamPipelineStore implements PipelineStore {

    private final KeyValueStore<String, byte[]> store;

    /** What is to be written at the next commit, of which only the last version counts; null deletes. */
    private final Map<Instrument, Map<String, byte @Nullable []>> pending = new HashMap<>();

    StreamPipelineStore(KeyValueStore<String, byte[]> store, BeforeCommit beforeCommit) {
        this.store = store;
        beforeCommit.run(this::writePending);
    }

    @Override
    public Map<String, byte[]> sections(Instrument instrument) {
        String prefix = StoreKeys.prefix(instrument.toString());
        Map<String, byte[]> sections = new HashMap<>();
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> section = found.next();
                sections.put(section.key.substring(prefix.length()), section.value);
            }
        }
        pending.getOrDefault(instrument, Map.of()).forEach((section, content) -> {
            if (content == null) {
                sections.remove(section);
            } else {
                sections.put(section, content);
            }
        });
        return sections;
    }

    @Override
    public void write(Instrument instrument, String section, byte @Nullable [] content) {
        pending.computeIfAbsent(instrument, _ -> new HashMap<>()).put(section, content);
    }

    private void writePending() {
        pending.forEach((instrument, sections) -> {
            String prefix = StoreKeys.prefix(instrument.toString());
            sections.forEach((section, content) -> store.put(prefix + section, content));
        });
        pending.clear();
    }
}
