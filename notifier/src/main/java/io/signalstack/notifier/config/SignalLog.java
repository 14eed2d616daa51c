package io.signalstack.notifier.config;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.notifier.application.Positions;
import io.signalstack.platform.kafka.BrokersSilentException;
import io.signalstack.platform.kafka.ClusterId;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that belong to no group: every instance reads everything, and nobody commits. */
@ApplicationScoped
public class SignalLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;

    SignalLog(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = settings;
    }

    /** A new consumer, which sees committed records only; the caller closes it. */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> all = new HashMap<>(settings);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The id of the cluster.
     *
     * @throws KafkaException if it does not answer
     */
    public String cluster() {
        try {
            return ClusterId.of(settings, PATIENCE);
        } catch (BrokersSilentException e) {
            throw new KafkaException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** All partitions of a topic, in order. */
    public static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.text(), partition))
                .toList();
    }

    /** What holds for the partitions of {@code signals.v1}. */
    public static Positions positions(Map<TopicPartition, Long> offsets) {
        return new Positions(
                partitions(Topic.SIGNALS).stream().map(offsets::get).toList());
    }
}
