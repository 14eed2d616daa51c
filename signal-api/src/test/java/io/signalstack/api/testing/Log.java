package io.signalstack.api.testing;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' side of the log. */
public final class Log {

    private final String servers;

    public Log(String servers) {
        this.servers = servers;
    }

    /** Writes signal events as the worker does: by instrument, in order. */
    public void write(SignalRecord... events) {
        for (SignalRecord event : events) {
            write(event.instrument(), EventCodec.SIGNALS.encode(event));
        }
    }

    /** Writes bytes that need not be an event. */
    public void write(String instrument, byte[] value) {
        write(Topic.SIGNALS, instrument, value);
    }

    /** Writes to another topic. */
    public void write(Topic topic, String key, byte[] value) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.text(), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker did not take it", e);
        }
    }

    /** All that a topic holds. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(
                new HashMap<String, Object>(Map.of("bootstrap.servers", servers)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The text of a record's header. */
    public static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
