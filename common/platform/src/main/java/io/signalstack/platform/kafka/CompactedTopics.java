package io.signalstack.platform.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import io.signalstack.contracts.topic.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Compacted topics, read to their present end. This is a consumer without a group, which a messaging channel cannot be: it
 * looks at all partitions once, and closes.
 */
@ApplicationScoped
public class CompactedTopics {

    private static final Duration POLL = Duration.ofMillis(200);
    /** It also holds up the end of the service, for nothing interrupts a consumer that waits for its brokers. */
    private static final Duration METADATA = Duration.ofSeconds(3);

    private final Map<String, Object> broker;

    public CompactedTopics(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** The last value of each key; a key whose last record is a tombstone is left out. */
    public Uni<Map<String, byte[]>> read(Topic topic) {
        return Uni.createFrom()
                .item(() -> readNow(topic.text()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Map<String, byte[]> readNow(String topic) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, METADATA).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, byte[]> values = new HashMap<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(polled -> {
                    if (polled.value() == null) {
                        values.remove(polled.key());
                    } else {
                        values.put(polled.key(), polled.value());
                    }
                });
            }
            return values;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        broker.forEach((key, value) -> {
            if (ConsumerConfig.configNames().contains(key)) {
                settings.put(key, value);
            }
        });
        settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
