package io.signalstack.worker.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.CompactedBook;
import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.ScoringMeters;
import io.signalstack.worker.application.StrategyBook;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the readers of strategies and scorecards for as long as the service runs. */
@Singleton
final class BookReading {

    private static final int STOP_MS = 2_000;

    private final List<Reading> readings;

    private record Reading(BookReader<?> reader, Thread thread) {}

    BookReading(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            StrategyBook strategies,
            ScorecardBook scorecards,
            ScoringMeters meters) {
        this.readings = List.of(
                reading(bootstrapServers, Topic.STRATEGIES, EventCodec.STRATEGIES, strategies, meters),
                reading(bootstrapServers, Topic.SCORECARDS, EventCodec.SCORECARDS, scorecards, meters));
    }

    void start(@Observes StartupEvent event) {
        readings.forEach(reading -> reading.thread().start());
    }

    /** Whether none of the readers has ended. */
    boolean alive() {
        return readings.stream().noneMatch(reading -> reading.thread().getState() == Thread.State.TERMINATED);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        readings.forEach(reading -> reading.reader().stop());
        for (Reading reading : readings) {
            reading.thread().join(STOP_MS);
        }
    }

    private static <T> Reading reading(
            String bootstrapServers, Topic topic, EventCodec<T> codec, CompactedBook<T> book, ScoringMeters meters) {
        BookReader<T> reader = new BookReader<>(() -> consumer(bootstrapServers, topic), topic, codec, book, meters);
        return new Reading(
                reader, Thread.ofPlatform().name("reader of " + topic.text()).unstarted(reader));
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers, Topic topic) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "signal-worker-" + topic.text(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
