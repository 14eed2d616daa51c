package io.signalstack.bench.worker;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.codec.ReadCandle.Legible;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What the worker costs without signals: a process of Kafka Streams that reads each candle as the worker does, keeps as many
 * bytes of it in as many records of a changelog, and writes one of so many on. As a program:
 * {@code <bootstrap servers> <state folder> <load while it catches up> <load once it has>}.
 */
public final class PassThrough {

    static final String GROUP = "pass-through";
    static final String OUTPUT = "pass-through.v1";

    private static final String STORE = "kept";
    private static final String SOURCE = "candles";
    private static final String PROCESSOR = "keep";

    private PassThrough() {}

    /**
     * What it does per candle, so that it is as much as the worker does.
     *
     * @param records that the changelog gets
     * @param bytes of keys and values in them
     * @param written records that are written on
     */
    record Load(double records, double bytes, double written) {

        String text() {
            return records + ";" + bytes + ";" + written;
        }

        static Load parse(String text) {
            String[] parts = text.split(";", 3);
            return new Load(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        }
    }

    /** Runs until it is told to end. */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams streams = new KafkaStreams(
                topology(Load.parse(args[2]), Load.parse(args[3])), settings(args[0], Path.of(args[1])));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            streams.close();
            ended.countDown();
        }));
        streams.start();
        ended.await();
    }

    private static Properties settings(String bootstrapServers, Path state) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        // From here on as in the worker's application.properties.
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
        return settings;
    }

    private static Topology topology(Load past, Load live) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(SOURCE, bytesIn, bytesIn, Topic.CANDLES.text())
                .addProcessor(PROCESSOR, () -> new Keep(past, live), SOURCE)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
                        PROCESSOR)
                .addSink("on", OUTPUT, bytesOut, bytesOut, PROCESSOR);
    }

    /** One task's. */
    private static final class Keep implements Processor<byte[], byte[], byte[], byte[]> {

        /** As the worker's rows, of which an older one is replaced. */
        private static final int SLOTS = 256;

        /** A candle that was written longer ago than that is one to catch up with. */
        private static final Duration LATE = Duration.ofSeconds(5);

        private final Load past;
        private final Load live;
        private @Nullable ProcessorContext<byte[], byte[]> context;
        private @Nullable KeyValueStore<String, byte[]> store;
        private double owedPuts;
        private double owedRecords;
        private long puts;

        Keep(Load past, Load live) {
            this.past = past;
            this.live = live;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (store == null
                    || context == null
                    || !(ReadCandle.of(record.key(), record.value()) instanceof Legible it)) {
                return;
            }
            CandleEvent candle = it.event();
            Load load = context.currentSystemTimeMs() - record.timestamp() > LATE.toMillis() ? past : live;
            owedPuts += load.records();
            for (; owedPuts >= 1; owedPuts--) {
                String key = candle.instrument() + "|" + puts++ % SLOTS;
                int rest = (int) (load.bytes() / load.records()) - key.getBytes(StandardCharsets.UTF_8).length;
                store.put(key, new byte[Math.max(1, rest)]);
            }
            owedRecords += load.written();
            for (; owedRecords >= 1; owedRecords--) {
                context.forward(record.withValue(EventCodec.CANDLES.encode(candle)));
            }
        }
    }
}
