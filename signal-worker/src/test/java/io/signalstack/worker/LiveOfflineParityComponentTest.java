package io.signalstack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.Log;
import io.signalstack.worker.testing.OfflineRun;
import io.signalstack.worker.testing.RecordedMarket;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's promise: what the worker publishes is what anyone gets who runs the pipeline over the same log. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class LiveOfflineParityComponentTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    KafkaStreams streams;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "signalstack.worker.state-dir")
    Path stateDir;

    private Log log;

    @BeforeEach
    void open() {
        log = new Log(bootstrapServers);
        log.writeBuiltInStrategies();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theWorkersSignalsAreByteForByteThoseOfAnOfflineRun() {
        // Given
        Instrument instrument = Instrument.parse("PARITY:BTC/USD");

        // When
        log.writeCandles(RecordedMarket.history(instrument, RecordedMarket.size()));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
    }

    @Test
    void soTheyAreWhenTheProcessingIsStoppedInTheMiddleAndGoesOn() {
        // Given
        Instrument instrument = Instrument.parse("RESTART:BTC/USD");
        List<CandleEvent> history = RecordedMarket.history(instrument, 4_000);

        // When
        log.writeCandles(history);
        await().atMost(PATIENCE).until(() -> !log.signals(instrument).isEmpty());
        stopProcessing();
        assertThat(log.allCandlesCommitted()).isFalse();
        resumeProcessing();
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
    }

    @Test
    void soTheyAreWhenTheStoresHaveToBeFilledFromTheirChangelogs() throws IOException {
        // Given
        Instrument instrument = Instrument.parse("REBUILD:BTC/USD");
        List<CandleEvent> history = RecordedMarket.history(instrument, 4_000);
        log.writeCandles(history.subList(0, 2_000));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // When
        stopProcessing();
        emptyStores();
        resumeProcessing();
        log.writeCandles(history.subList(2_000, history.size()));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
    }

    private void assertParity(Instrument instrument) {
        List<SignalRecord> signals = log.signals(instrument);
        List<Core> live = signals.stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(record -> Core.of((SignalRecord.OfSignal) record))
                .toList();
        List<Core> offline = OfflineRun.of(instrument, BuiltInStrategies.all(), log.candles(instrument), signals);
        assertThat(live).hasSizeGreaterThan(20).isEqualTo(offline);
        assertThat(signals)
                .filteredOn(SignalRecord.StrategyActivated.class::isInstance)
                .hasSize(BuiltInStrategies.all().size());
        assertThat(log.signalRecords(instrument))
                .extracting(record -> OutgoingHeaders.text(record.headers(), Headers.EVENT_ID))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    private void stopProcessing() {
        assertThat(streams.removeStreamThread()).isPresent();
    }

    private void resumeProcessing() {
        assertThat(streams.addStreamThread()).isPresent();
    }

    private void emptyStores() throws IOException {
        try (Stream<Path> tasks = Files.walk(stateDir.resolve("signal-worker"))) {
            for (Path path : tasks.filter(path -> path.toString().matches(".*/\\d+_\\d+(/.*)?"))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(path);
            }
        }
    }
}
