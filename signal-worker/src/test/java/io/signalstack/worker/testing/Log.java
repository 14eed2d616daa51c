package io.signalstack.worker.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.kafka.BrokerAnswers;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a test writes to the worker's topics, and reads from them. */
public final class Log implements AutoCloseable {

    private static final String GROUP = "signal-worker";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    public Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public void writeBuiltInStrategies() {
        BuiltInStrategies.all().forEach(strategy -> writeStrategy(strategy, true));
    }

    public void writeStrategy(StrategyDefinition strategy, boolean enabled) {
        write(
                Topic.STRATEGIES,
                strategy.key().toString(),
                EventCodec.STRATEGIES.encode(StrategyRecord.of(strategy, true, enabled)));
        waitUntilSent();
    }

    /** Takes a transactional id from whoever has it. */
    public void fence(String transactionalId) {
        try (KafkaProducer<byte[], byte[]> other = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            other.initTransactions();
        }
    }

    public void writeCandles(List<CandleEvent> candles) {
        candles.forEach(candle -> write(Topic.CANDLES, candle.instrument(), EventCodec.CANDLES.encode(candle)));
        waitUntilSent();
    }

    public void writeCandle(String key, byte[] value) {
        writeCandles(key, Collections.singletonList(value));
    }

    /** Values as they are, of which some may be null. */
    public void writeCandles(String key, List<byte[]> values) {
        values.forEach(value -> write(Topic.CANDLES, key, value));
        waitUntilSent();
    }

    public void writeRequest(SignalRequest request) {
        write(Topic.SIGNAL_REQUESTS, request.instrument(), EventCodec.SIGNAL_REQUESTS.encode(request));
        waitUntilSent();
    }

    /** What that user was told. */
    public List<UserEvent> userEvents(String user) {
        return read(Topic.USER_EVENTS.text()).stream()
                .map(record -> EventCodec.USER_EVENTS.decode(record.value()))
                .filter(event -> event.user().equals(user))
                .toList();
    }

    /** The instrument's candles as they are in the log. */
    public List<CandleEvent> candles(Instrument instrument) {
        return read(Topic.CANDLES.text()).stream()
                .filter(record -> isOf(instrument, record))
                .map(record -> EventCodec.CANDLES.decode(record.value()))
                .toList();
    }

    /** The instrument's committed signal events. */
    public List<SignalRecord> signals(Instrument instrument) {
        return signalRecords(instrument).stream()
                .map(record -> EventCodec.SIGNALS.decode(record.value()))
                .toList();
    }

    public List<ConsumerRecord<byte[], byte[]>> signalRecords(Instrument instrument) {
        return read(Topic.SIGNALS.text()).stream()
                .filter(record -> isOf(instrument, record))
                .toList();
    }

    public List<ConsumerRecord<byte[], byte[]>> deadCandles() {
        return read(Topic.CANDLES.deadLetter());
    }

    /** Whether the worker has committed all candles that were written. */
    public boolean allCandlesCommitted() {
        Map<TopicPartition, OffsetAndMetadata> committed = offsets();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, Topic.CANDLES.text())).entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || (committed.containsKey(end.getKey())
                                    && committed.get(end.getKey()).offset() >= end.getValue()));
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        return BrokerAnswers.within(
                PATIENCE, () -> admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
    }

    private void waitUntilSent() {
        try {
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
            sent.clear();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not take a record", e);
        }
    }

    private void write(Topic topic, String key, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(topic.text(), key.getBytes(UTF_8), value)));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static boolean isOf(Instrument instrument, ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8).equals(instrument.toString());
    }
}
