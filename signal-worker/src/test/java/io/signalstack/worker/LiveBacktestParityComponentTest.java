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
import io.signalstack.sandbox.kafka.BrokerAnswers;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.application.StrategyBook;
import io.signalstack.worker.testing.BacktestedTrades;
import io.signalstack.worker.testing.OfflineRun;
import io.signalstack.worker.testing.RecordedMarket;
import io.signalstack.worker.testing.SecondWorker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The product's promise: what the worker publishes is what anyone gets who runs the engine over the same log. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class LiveBacktestParityComponentTest extends WorkerScene {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    KafkaStreams streams;

    @Inject
    StrategyBook strategies;

    @ConfigProperty(name = "signalstack.worker.state-dir")
    Path stateDir;

    @Test
    void theWorkersSignalsAreByteForByteThoseOfAnOfflineRun() {
        // Given
        Instrument instrument = Instrument.parse("PARITY:BTC/USD");

        // When
        log.writeCandles(RecordedMarket.history(instrument, RecordedMarket.size()));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
        BacktestedTrades.assertSame(instrument, log.candles(instrument), log.signals(instrument));
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

    @Test
    void soTheyAreWhenAnotherWorkerComesAndGoesInTheMiddle() throws Exception {
        // Given
        Instrument instrument = Instrument.parse("REBALANCE:BTC/USD");
        List<CandleEvent> history = RecordedMarket.history(instrument, 4_000);
        log.writeCandles(history.subList(0, 1_500));
        await().atMost(PATIENCE).until(() -> !log.signals(instrument).isEmpty());

        // When
        try (SecondWorker second = new SecondWorker(bootstrapServers, strategies)) {
            second.awaitShare(PATIENCE);
            log.writeCandles(history.subList(1_500, 3_000));
            await().atMost(PATIENCE).until(log::allCandlesCommitted);
        }
        log.writeCandles(history.subList(3_000, history.size()));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
    }

    @Test
    void soTheyAreWhenATransactionIsAborted() throws Exception {
        // Given
        Instrument instrument = Instrument.parse("ABORT:BTC/USD");
        List<CandleEvent> history = RecordedMarket.history(instrument, 4_000);
        log.writeCandles(history);
        await().atMost(PATIENCE).until(() -> !log.signals(instrument).isEmpty());
        assertThat(log.allCandlesCommitted()).isFalse();

        // When: whoever takes the worker's transactional id ends the transaction that it has open
        log.fence(openTransactionalId());
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
    }

    @Test
    void soTheyAreWhenStrategiesAreSwitchedInTheMiddle() {
        // Given
        Instrument instrument = Instrument.parse("SWITCH:BTC/USD");
        List<CandleEvent> history = RecordedMarket.history(instrument, 4_000);
        log.writeCandles(history.subList(0, 1_500));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // When
        log.writeStrategy(BuiltInStrategies.CONFLUENCE, false);
        await().atMost(PATIENCE).until(() -> !strategies.now().enabled().contains(BuiltInStrategies.CONFLUENCE.key()));
        log.writeCandles(history.subList(1_500, 2_500));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);
        log.writeStrategy(BuiltInStrategies.CONFLUENCE, true);
        await().atMost(PATIENCE).until(() -> strategies.now().enabled().contains(BuiltInStrategies.CONFLUENCE.key()));
        log.writeCandles(history.subList(2_500, history.size()));
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertSameCores(instrument);
        assertThat(log.signals(instrument))
                .filteredOn(event -> !(event instanceof SignalRecord.OfSignal))
                .hasSize(BuiltInStrategies.all().size() + 2);
    }

    @Test
    void soTheyAreWhenCandlesAreRevised() {
        // Given: each tenth candle comes again, with a high that reaches targets
        Instrument instrument = Instrument.parse("REVISE:BTC/USD");
        List<CandleEvent> history = new ArrayList<>();
        for (CandleEvent event : RecordedMarket.history(instrument, 2_000)) {
            history.add(event);
            if (event instanceof CandleEvent.BaseCandle candle && history.size() % 10 == 0) {
                history.add(new CandleEvent.BaseCandle(
                        candle.instrument(),
                        candle.openTime(),
                        candle.open(),
                        candle.high() * 1.05,
                        candle.low(),
                        candle.close(),
                        candle.volume(),
                        1,
                        candle.closedAt(),
                        candle.backfilled(),
                        candle.synthetic()));
            }
        }

        // When
        log.writeCandles(history);
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // Then
        assertParity(instrument);
        assertThat(log.signals(instrument)).anyMatch(SignalRecord.SignalRevised.class::isInstance);
    }

    private String openTransactionalId() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return BrokerAnswers.within(PATIENCE, () -> admin.listTransactions().all()).stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("signal-worker-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertParity(Instrument instrument) {
        assertSameCores(instrument);
        assertThat(log.signals(instrument))
                .filteredOn(SignalRecord.StrategyActivated.class::isInstance)
                .hasSize(BuiltInStrategies.all().size());
    }

    private void assertSameCores(Instrument instrument) {
        List<SignalRecord> signals = log.signals(instrument);
        List<Core> live = signals.stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(record -> Core.of((SignalRecord.OfSignal) record))
                .toList();
        List<Core> offline = OfflineRun.of(instrument, BuiltInStrategies.all(), log.candles(instrument), signals);
        assertThat(live).hasSizeGreaterThan(20).isEqualTo(offline);
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
