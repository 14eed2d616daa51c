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

/** The sections of pipelines in a stream task's store. */
public final class StreamPipelineStore implements PipelineStore {

    private final KeyValueStore<String, byte[]> store;
    private final BeforeCommit beforeCommit;

    StreamPipelineStore(KeyValueStore<String, byte[]> store, BeforeCommit beforeCommit) {
        this.store = store;
        this.beforeCommit = beforeCommit;
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
        return sections;
    }

    @Override
    public void write(Instrument instrument, String section, byte @Nullable [] content) {
        store.put(StoreKeys.prefix(instrument.toString()) + section, content);
    }

    @Override
    public void beforeCommit(Runnable action) {
        beforeCommit.run(action);
    }
}
