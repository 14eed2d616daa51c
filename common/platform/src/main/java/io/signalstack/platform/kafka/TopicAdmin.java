package io.signalstack.platform.kafka;

import io.signalstack.contracts.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the catalogue's topics, each with the one for its dead letters, and compares what is there with it. */
public final class TopicAdmin implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Admin admin;
    private final int replication;
    private final Duration timeout;

    /**
     * @param bootstrapServers where the brokers are
     * @param replication copies of each partition that new topics have; 1 in the local stack, else 3
     * @param timeout how long the brokers may take to answer, being started included
     */
    public TopicAdmin(String bootstrapServers, int replication, Duration timeout) {
        this(
                Admin.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(Math.min(5_000, timeout.toMillis())))),
                replication,
                timeout);
    }

    TopicAdmin(Admin admin, int replication, Duration timeout) {
        this.admin = admin;
        this.replication = replication;
        this.timeout = timeout;
    }

    /** Makes all topics of the catalogue that are not there. */
    public void create() {
        create(List.of(Topic.values()));
    }

    /**
     * Makes those topics that are not there; leaves the others as they are.
     *
     * @throws BrokersSilentException if the brokers do not answer in time or refuse
     */
    public void create(Collection<Topic> topics) {
        Set<String> existing = get(() -> admin.listTopics().names(), "list topics");
        List<TopicShape> missing =
                shapes(topics).filter(shape -> !existing.contains(shape.name())).toList();
        Map<String, KafkaFuture<Void>> asked = new HashMap<>(request(missing).values());
        missing.forEach(shape -> getUnlessThere(
                () -> Optional.ofNullable(asked.remove(shape.name()))
                        .orElseGet(() -> request(List.of(shape)).all()),
                "make topic " + shape.name()));
        awaitSeen(missing);
    }

    private CreateTopicsResult request(List<TopicShape> missing) {
        return admin.createTopics(
                missing.stream().map(shape -> shape.toNew(replication)).toList());
    }

    /** A topic that is made takes a moment to be known to every broker. */
    private void awaitSeen(List<TopicShape> made) {
        Set<String> names = made.stream().map(TopicShape::name).collect(Collectors.toSet());
        long end = System.nanoTime() + timeout.toNanos();
        while (!get(() -> admin.listTopics().names(), "list topics").containsAll(names)) {
            if (System.nanoTime() - end > 0) {
                throw new BrokersSilentException("the Kafka brokers did not show the topics they made: " + names);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Compares all topics of the catalogue. */
    public void verify() {
        verify(List.of(Topic.values()));
    }

    /**
     * Compares those topics with the catalogue.
     *
     * @throws TopicMismatchException naming each topic that is missing or differs, and in what
     * @throws BrokersSilentException if the brokers do not answer in time or refuse
     */
    public void verify(Collection<Topic> topics) {
        Set<String> existing = get(() -> admin.listTopics().names(), "list topics");
        List<TopicShape> wanted = shapes(topics).toList();
        List<TopicShape> there =
                wanted.stream().filter(shape -> existing.contains(shape.name())).toList();
        Map<String, TopicDescription> descriptions = get(
                () -> admin.describeTopics(there.stream().map(TopicShape::name).toList())
                        .allTopicNames(),
                "describe topics");
        Map<ConfigResource, Config> configs = get(
                () -> admin.describeConfigs(
                                there.stream().map(TopicShape::resource).toList())
                        .all(),
                "describe topics");
        String differences = wanted.stream()
                .flatMap(shape -> existing.contains(shape.name())
                        ? shape.differences(descriptions.get(shape.name()), configs.get(shape.resource()))
                        : Stream.of(shape.name() + " is missing"))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw new TopicMismatchException("topics are not as the catalogue says: " + differences);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private static Stream<TopicShape> shapes(Collection<Topic> topics) {
        return topics.stream().flatMap(topic -> Stream.of(TopicShape.of(topic), TopicShape.ofDeadLetters(topic)));
    }

    /** Another process may have made it meanwhile, or an earlier request of our own, whatever its answer was. */
    private void getUnlessThere(Supplier<Future<Void>> made, String what) {
        try {
            get(made, what);
        } catch (BrokersSilentException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private <T> T get(Supplier<Future<T>> question, String what) {
        try {
            return new BrokerQuestion<>(question).answerWithin(timeout, what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BrokerQuestion.failed(what, "interrupted", e);
        }
    }
}
