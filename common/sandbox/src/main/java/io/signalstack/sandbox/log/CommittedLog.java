package io.signalstack.sandbox.log;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is in the log, as a reader of committed records sees it. */
public final class CommittedLog {

    private static final Duration POLL = Duration.ofMillis(200);

    /** For a transaction to end. The broker ends those of writers that are gone, at latest after a minute or so. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<String, Object> settings;
    private final Duration patience;

    public CommittedLog(String bootstrapServers) {
        this(bootstrapServers, PATIENCE);
    }

    /** @param patience how long nothing more may come before the end is reached */
    CommittedLog(String bootstrapServers, Duration patience) {
        this.patience = patience;
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
    }

    /** All values of a topic up to now, in order per partition. */
    public <T> List<T> read(Topic topic, EventCodec<T> codec) {
        List<T> values = new ArrayList<>();
        forEach(topic.text(), record -> values.add(codec.decode(record.value())));
        return values;
    }

    /**
     * Reads a topic from its beginning to where it ends now, in order per partition. A transaction that is under way is
     * waited for: a writer is told that its transaction is committed a little before readers can see it.
     *
     * @throws IllegalStateException naming the partition and the offset where it stands, if one does not end
     */
    public void forEach(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = endsOfAll(partitions);
            Map<TopicPartition, Long> left = left(consumer, ends);
            long moved = System.nanoTime();
            while (!left.isEmpty()) {
                consumer.poll(POLL).forEach(each);
                Map<TopicPartition, Long> now = left(consumer, ends);
                if (!now.equals(left)) {
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > patience.toNanos()) {
                    throw new IllegalStateException("a transaction that does not end stops readers at " + now);
                }
                left = now;
            }
        }
    }

    /** Where the partitions stand whose ends are not reached. */
    private static Map<TopicPartition, Long> left(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> left = new HashMap<>();
        ends.forEach((partition, end) -> {
            long position = consumer.position(partition);
            if (position < end) {
                left.put(partition, position);
            }
        });
        return left;
    }

    private Map<TopicPartition, Long> endsOfAll(List<TopicPartition> partitions) {
        Map<String, Object> ofAll = new HashMap<>(settings);
        ofAll.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(ofAll)) {
            return consumer.endOffsets(partitions);
        }
    }

    /** How far each partition of a topic can be read now. */
    public Map<Integer, Long> ends(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
            return byPartition(consumer.endOffsets(partitions(consumer, topic.text())));
        }
    }

    /** Whether nothing of a topic has been let go of. */
    public boolean isWhole(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
            return consumer.beginningOffsets(partitions(consumer, topic.text())).values().stream()
                    .allMatch(begin -> begin == 0);
        }
    }

    /** Up to where a group has dealt with each partition of a topic; a partition of which it has not is left out. */
    public Map<Integer, Long> dealtWith(String group, Topic topic) {
        Map<String, Object> ofGroup = new HashMap<>(settings);
        ofGroup.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(ofGroup)) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            consumer.committed(Set.copyOf(partitions(consumer, topic.text())))
                    .forEach((partition, committed) -> put(offsets, partition, committed));
            return byPartition(offsets);
        }
    }

    private static void put(Map<TopicPartition, Long> offsets, TopicPartition partition, OffsetAndMetadata committed) {
        if (committed != null) {
            offsets.put(partition, committed.offset());
        }
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(offset -> offset.getKey().partition(), Map.Entry::getValue));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
