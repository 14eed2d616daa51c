package io.signalstack.worker.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.worker.application.ScoringMeters;
import io.signalstack.worker.application.StrategyBook;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the strategies' reader for as long as the service runs. */
@Singleton
final class StrategyReading {

    private final StrategyReader reader;
    private final Thread thread;

    StrategyReading(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            StrategyBook book,
            ScoringMeters meters) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "signal-worker-strategies",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        this.reader = new StrategyReader(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                book,
                meters);
        this.thread = Thread.ofPlatform().name("strategies-reader").unstarted(reader);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        reader.stop();
        thread.join(2_000);
    }
}
