package io.signalstack.backtestservice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.OutgoingHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The log as other services write and read it. */
public final class Log implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String brokers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer());

    public void publish(List<? extends CandleEvent> events) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (CandleEvent event : events) {
            sent.add(send(Topic.CANDLES, event.instrument(), EventCodec.CANDLES.encode(event)));
        }
        sent.forEach(Log::await);
    }

    public void publish(SignalRecord event) {
        publish(Topic.SIGNALS, event.instrument(), EventCodec.SIGNALS.encode(event));
    }

    public void publish(Topic topic, String key, byte[] value) {
        await(send(topic, key, value));
    }

    private Future<RecordMetadata> send(Topic topic, String key, byte[] value) {
        String eventId = UUID.randomUUID().toString();
        return producer.send(new ProducerRecord<>(
                topic.text(), null, key.getBytes(UTF_8), value, OutgoingHeaders.of(eventId, "test", null)));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not take a record", e);
        }
    }

    /** All records of a topic with that key, just as the service's consumer got them. */
    public ConsumerRecords<byte[], byte[]> read(String topic, String key) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
            if (key.equals(new String(record.key(), UTF_8))) {
                found.computeIfAbsent(new TopicPartition(topic, record.partition()), _ -> new ArrayList<>())
                        .add(record);
            }
        }
        return new ConsumerRecords<>(found, Map.of());
    }

    /** All records of a topic, in order within each partition. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(POLL).forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close();
    }
}
