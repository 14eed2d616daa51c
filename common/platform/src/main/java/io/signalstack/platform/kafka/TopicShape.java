package io.signalstack.platform.kafka;

import io.signalstack.contracts.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a topic has to be.
 *
 * @param name its name on the brokers
 * @param partitions how many it has, for life
 * @param settings the settings that are compared
 */
record TopicShape(String name, int partitions, Map<String, String> settings) {

    /** So that retention counts from arrival, and a backfill of old candles is not deleted at once. */
    private static final String LOG_APPEND_TIME = "LogAppendTime";

    private static final int SAFE_REPLICATION = 3;

    TopicShape {
        settings = Map.copyOf(settings);
    }

    static TopicShape of(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, LOG_APPEND_TIME);
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().name().toLowerCase(Locale.ROOT));
        topic.retention().ifPresent(kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(kept)));
        return new TopicShape(topic.text(), topic.partitions(), settings);
    }

    static TopicShape ofDeadLetters(Topic topic) {
        return new TopicShape(
                topic.deadLetter(),
                1,
                Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        LOG_APPEND_TIME,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        millis(Topic.DEAD_LETTER_RETENTION)));
    }

    NewTopic toNew(int replication) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication >= SAFE_REPLICATION ? "2" : "1");
        return new NewTopic(name, partitions, (short) replication).configs(all);
    }

    ConfigResource resource() {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** In what the topic that is there is another, such as {@code candles.v1 has partitions=3, not 12}. */
    Stream<String> differences(@Nullable TopicDescription description, @Nullable Config config) {
        if (description == null || config == null) {
            return Stream.of(name + " cannot be described");
        }
        Stream<String> ofPartitions = difference(
                "partitions",
                Integer.toString(partitions),
                Integer.toString(description.partitions().size()));
        return Stream.concat(
                ofPartitions,
                settings.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(setting ->
                                difference(setting.getKey(), setting.getValue(), valueOf(config, setting.getKey()))));
    }

    private Stream<String> difference(String what, String wanted, @Nullable String found) {
        return wanted.equals(found)
                ? Stream.empty()
                : Stream.of(name + " has " + what + "=" + found + ", not " + wanted);
    }

    private static @Nullable String valueOf(Config config, String setting) {
        var entry = config.get(setting);
        return entry == null ? null : entry.value();
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
