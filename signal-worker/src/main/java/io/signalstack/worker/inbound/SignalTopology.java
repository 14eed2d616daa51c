package io.signalstack.worker.inbound;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.ScoreCandles;
import io.signalstack.worker.application.ScoringMeters;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From candles to signals: one source, one processor with its stores, a sink for signals and one for what cannot be
 * read. Bytes in and out, so that an unreadable record is the processor's to set aside and never a failure.
 */
public final class SignalTopology {

    /** Sections of each instrument's pipeline, under {@code instrument|section}. */
    public static final String PIPELINE_STORE = "pipeline";

    /** What was said at the opening of signals that may still get events, under {@code instrument|signal id}. */
    public static final String ANNOTATION_STORE = "annotations";

    static final String CONSUMER = "signal-worker";
    static final String SIGNALS = "signals";
    static final String DEAD_LETTERS = "dead-letters";

    private static final String CANDLES = "candles";
    private static final String SCORE = "score";

    private SignalTopology() {}

    /**
     * Builds it.
     *
     * @param scoring makes the use case of one partition, on the stores of its context
     */
    public static Topology build(
            Function<ProcessorContext<byte[], byte[]>, ScoreCandles> scoring, ScoringMeters meters) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(CANDLES, bytesIn, bytesIn, Topic.CANDLES.text())
                .addProcessor(SCORE, () -> new CandleProcessor(scoring, meters), CANDLES)
                .addStateStore(store(PIPELINE_STORE), SCORE)
                .addStateStore(store(ANNOTATION_STORE), SCORE)
                .addSink(SIGNALS, Topic.SIGNALS.text(), bytesOut, bytesOut, SCORE)
                .addSink(DEAD_LETTERS, Topic.CANDLES.deadLetter(), bytesOut, bytesOut, SCORE);
    }

    /** Cached: a backfill rewrites the same sections many times between two commits, the changelog needs the last. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }
}
