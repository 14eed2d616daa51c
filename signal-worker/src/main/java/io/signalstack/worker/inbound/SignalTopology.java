package io.signalstack.worker.inbound;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.ScoreCandles;
import io.signalstack.worker.application.ScoringMeters;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * From candles to signals, and from requests to answers: one processor with its stores, for both are about the same
 * pipelines. Bytes in and out, so that an unreadable record is the processor's to set aside and never a failure.
 */
public final class SignalTopology {

    static final String CONSUMER = "signal-worker";
    static final String SIGNALS = "signals";
    static final String ANSWERS = "answers";
    static final String DEAD_LETTERS = "dead-letters";

    private static final String CANDLES = "candles";
    private static final String REQUESTS = "requests";
    private static final String SCORE = "score";

    private SignalTopology() {}

    /**
     * Builds it.
     *
     * @param stores that the use case needs
     * @param scoring makes the use case of one partition, on the stores of its context
     */
    public static Topology build(
            Collection<? extends StoreBuilder<?>> stores,
            Function<ProcessorContext<byte[], byte[]>, ScoreCandles> scoring,
            ScoringMeters meters,
            InstantSource clock) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        Topology topology = new Topology()
                .addSource(CANDLES, bytesIn, bytesIn, Topic.CANDLES.text())
                .addSource(REQUESTS, bytesIn, bytesIn, Topic.SIGNAL_REQUESTS.text())
                .addProcessor(SCORE, () -> new RecordProcessor(scoring, meters, clock), CANDLES, REQUESTS)
                .addSink(SIGNALS, Topic.SIGNALS.text(), bytesOut, bytesOut, SCORE)
                .addSink(ANSWERS, Topic.USER_EVENTS.text(), bytesOut, bytesOut, SCORE)
                .addSink(
                        DEAD_LETTERS,
                        (key, value, context) -> Topic.of(context.topic()).deadLetter(),
                        bytesOut,
                        bytesOut,
                        SCORE);
        stores.forEach(store -> topology.addStateStore(store, SCORE));
        return topology;
    }
}
