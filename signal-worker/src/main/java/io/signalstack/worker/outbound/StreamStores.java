package io.signalstack.worker.outbound;

import io.signalstack.worker.application.PartitionStores;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A stream task's stores. */
public final class StreamStores {

    /** Sections of each instrument's pipeline, under {@code instrument|section}. */
    public static final String PIPELINE = "pipeline";

    /** What was said at the opening of signals that may still get events, under {@code instrument|expiry|signal id}. */
    public static final String ANNOTATIONS = "annotations";

    /** How strategies have failed, under {@code instrument|strategy}. */
    public static final String QUARANTINE = "quarantine";

    private StreamStores() {}

    /** What a processor has to be connected with. */
    public static Stream<StoreBuilder<?>> builders() {
        return Stream.of(
                new BeforeCommit.Builder(),
                // Not cached: it is written at commits only.
                builder(PIPELINE),
                builder(ANNOTATIONS).withCachingEnabled(),
                builder(QUARANTINE).withCachingEnabled());
    }

    /** Those of a processor's task. */
    public static PartitionStores of(ProcessorContext<?, ?> context) {
        return new PartitionStores(
                new StreamPipelineStore(context.getStateStore(PIPELINE), context.getStateStore(BeforeCommit.NAME)),
                new StreamAnnotationStore(context.getStateStore(ANNOTATIONS)),
                new StreamQuarantineStore(context.getStateStore(QUARANTINE)));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}
