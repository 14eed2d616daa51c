package io.signalstack.worker.testing;

import static org.awaitility.Awaitility.await;

import io.signalstack.worker.application.ScoreCandles;
import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.Strategies;
import io.signalstack.worker.application.Troubles;
import io.signalstack.worker.inbound.SignalTopology;
import io.signalstack.worker.outbound.StreamStores;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** Another worker of the same group, in this process: its topology with the service's settings. */
public final class SecondWorker implements AutoCloseable {

    private final KafkaStreams streams;

    /** Starts it. */
    public SecondWorker(String bootstrapServers, Strategies strategies) throws IOException {
        InstantSource clock = InstantSource.system();
        CountingMeters meters = new CountingMeters();
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "signal-worker");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Files.createTempDirectory("second-worker").toString());
        settings.put(StreamsConfig.consumerPrefix("group.instance.id"), "second-worker");
        this.streams = new KafkaStreams(
                SignalTopology.build(
                        StreamStores.builders().toList(),
                        context -> new ScoreCandles(
                                StreamStores.of(context),
                                strategies,
                                new ScorecardBook(),
                                new Troubles(),
                                meters,
                                clock),
                        meters,
                        clock),
                settings);
        streams.start();
    }

    /** Waits until it has been given partitions and works on them. */
    public void awaitShare(Duration patience) {
        await().atMost(patience)
                .until(() -> streams.state() == KafkaStreams.State.RUNNING
                        && streams.metadataForLocalThreads().stream()
                                .anyMatch(thread -> !thread.activeTasks().isEmpty()));
    }

    /** Leaves the group. */
    @Override
    public void close() {
        streams.close(
                new KafkaStreams.CloseOptions().timeout(Duration.ofSeconds(30)).leaveGroup(true));
    }
}
