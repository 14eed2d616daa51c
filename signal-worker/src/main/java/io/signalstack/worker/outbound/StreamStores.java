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

    /** What was said at the opening of signals that may still get events, under {@code instrument|signal id}. */
    public static final String ANNOTATIONS = "annotations";

    /** How strategies have failed, under {@code instrument|strategy}. */
    public static final String QUARANTINE = "quarantine";

    private StreamStores() {}

    /** What a processor has to be connected with. */
    public static Stream<StoreBuilder<KeyValueStore<String, byte[]>>> builders() {
        return Stream.of(PIPELINE, ANNOTATIONS, QUARANTINE).map(StreamStores::builder);
    }

    /** Those of a processor's task. */
    public static PartitionStores of(ProcessorContext<?, ?> context) {
        return new PartitionStores(
                new StreamPipelineStore(context.getStateStore(PIPELINE)),
                new StreamAnnotationStore(context.getStateStore(ANNOTATIONS)),
                new StreamQuarantineStore(context.getStateStore(QUARANTINE)));
    }

    /** Cached: a backfill rewrites the same sections many times between two commits, the changelog needs the last. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }
}
