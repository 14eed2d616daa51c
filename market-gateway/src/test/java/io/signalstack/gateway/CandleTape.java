package io.signalstack.gateway;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that is committed to a topic, from its beginning on, for one key. */
final class CandleTape implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final String key;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    CandleTape(String bootstrapServers, Topic topic, String key) {
        this.key = key;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "client.id",
                        "tape-" + UUID.randomUUID()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.text(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on, and gives all there is so far, in order. */
    List<ConsumerRecord<String, byte[]>> records() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
            if (record.key().equals(key)) {
                records.add(record);
            }
        });
        return List.copyOf(records);
    }

    List<CandleEvent> events() {
        return records().stream()
                .map(record -> EventCodec.CANDLES.decode(record.value()))
                .toList();
    }

    List<BaseCandle> candles() {
        return events().stream()
                .filter(BaseCandle.class::isInstance)
                .map(BaseCandle.class::cast)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
