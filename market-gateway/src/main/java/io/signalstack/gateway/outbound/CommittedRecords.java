package io.signalstack.gateway.outbound;

import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers that see what is committed, from the beginning, and leave offsets to others. */
public final class CommittedRecords {

    private CommittedRecords() {}

    /**
     * A consumer.
     *
     * @param kafka the connection, and whatever else is particular to it
     */
    public static Consumer<String, byte[]> consumer(Map<String, Object> kafka, String clientId) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads partitions from their beginnings to where they end now, and closes the consumer.
     *
     * @param patience how long a single poll may find nothing
     * @param each what is done with each record, in order per partition; what it throws ends the reading
     * @throws LogException if the ends cannot be reached
     */
    static void readAll(
            Consumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Duration patience,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (left(consumer, ends) > 0) {
                long before = left(consumer, ends);
                consumer.poll(patience).forEach(each);
                if (left(consumer, ends) == before) {
                    throw new LogException(partitions + " cannot be read to the end");
                }
            }
        }
    }

    private static long left(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
