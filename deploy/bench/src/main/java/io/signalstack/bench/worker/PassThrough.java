package io.signalstack.bench.worker;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.codec.ReadCandle.Legible;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * {@code <bootstrap servers> <state folder> <load>}.
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
     * @param every one of so many candles is written on
     */
    record Load(double records, double bytes, int every) {

        String text() {
            return records + ";" + bytes + ";" + every;
        }

        static Load parse(String text) {
            String[] parts = text.split(";", 3);
            return new Load(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    /** Runs until it is told to end. */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams streams = new KafkaStreams(topology(Load.parse(args[2])), settings(args[0], Path.of(args[1])));
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

    private static Topology topology(Load load) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(SOURCE, bytesIn, bytesIn, Topic.CANDLES.text())
                .addProcessor(PROCESSOR, () -> new Keep(load), SOURCE)
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

        private final Load load;
        private @Nullable ProcessorContext<byte[], byte[]> context;
        private @Nullable KeyValueStore<String, byte[]> store;
        private long candles;
        private long puts;

        Keep(Load load) {
            this.load = load;
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
            candles++;
            while (puts < candles * load.records()) {
                String key = candle.instrument() + "|" + puts % SLOTS;
                int rest = (int) (load.bytes() / load.records()) - key.getBytes(StandardCharsets.UTF_8).length;
                store.put(key, new byte[Math.max(1, rest)]);
                puts++;
            }
            if (candles % load.every() == 0) {
                context.forward(record.withValue(EventCodec.CANDLES.encode(candle)));
            }
        }
    }
}
