package io.signalstack.sandbox.testing;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.kafka.BrokerAnswers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the catalogue's topics on a broker that has none, one copy each, with their topics for dead letters. */
public final class CatalogueTopics {

    private static final short ONE_COPY = 1;
    private static final int TIMEOUT_S = 60;

    private CatalogueTopics() {}

    /**
     * Makes them all; they can be written to at once.
     *
     * @throws IllegalStateException when the broker does not do it within a minute
     */
    public static void create(String bootstrapServers) {
        create(
                bootstrapServers,
                Stream.of(Topic.values())
                        .flatMap(topic -> Stream.of(topic(topic), deadLetters(topic)))
                        .toList());
    }

    /** Makes one that is not of the catalogue; likewise. */
    public static void create(String bootstrapServers, String topic, int partitions) {
        create(bootstrapServers, List.of(new NewTopic(topic, partitions, ONE_COPY)));
    }

    private static void create(String bootstrapServers, List<NewTopic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            create(admin, topics);
        }
        awaitLeaders(bootstrapServers, topics);
    }

    static void create(Admin admin, List<NewTopic> topics) {
        BrokerAnswers.within(
                Duration.ofSeconds(TIMEOUT_S),
                () -> CompletableFuture.allOf(admin.createTopics(topics).values().values().stream()
                        .map(made -> made.toCompletionStage()
                                .exceptionallyCompose(CatalogueTopics::unlessThere)
                                .toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new)));
    }

    /** A try before may have made it, whatever its answer was. */
    private static CompletionStage<Void> unlessThere(Throwable refusal) {
        Throwable cause = refusal instanceof CompletionException ? refusal.getCause() : refusal;
        return cause instanceof TopicExistsException
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(refusal);
    }

    /**
     * Waits until each partition has a leader that answers. A broker that does not yet lead a partition refuses a
     * producer's first batch; if it takes the second, it never takes the first any more, which is lost after two minutes
     * (KAFKA-15591). A consumer is asked and not an admin: it asks again where a topic is not known yet, which to an
     * admin is the end.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException when one has none within a minute
     */
    static void awaitLeaders(String bootstrapServers, List<NewTopic> topics) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_S * 1_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.endOffsets(partitions(topics));
        }
    }

    private static List<TopicPartition> partitions(List<NewTopic> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }

    private static NewTopic topic(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().name().toLowerCase(Locale.ROOT));
        topic.retention()
                .ifPresent(kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
        return new NewTopic(topic.text(), topic.partitions(), ONE_COPY).configs(settings);
    }

    private static NewTopic deadLetters(Topic topic) {
        return new NewTopic(topic.deadLetter(), 1, ONE_COPY)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Topic.DEAD_LETTER_RETENTION.toMillis())));
    }
}
