package io.signalstack.worker;

import static io.signalstack.trading.strategy.OwnJar.EAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.platform.testing.OwnStrategyResource;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.application.StrategyBook;
import io.signalstack.worker.testing.OfflineRun;
import io.signalstack.worker.testing.RecordedMarket;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A version whose kind is in a jar of the folder of strategies. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OwnStrategyResource.class)
class OwnStrategyComponentTest extends WorkerScene {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instrument INSTRUMENT = Instrument.parse("OWN:BTC/USD");

    @Inject
    StrategyBook strategies;

    @Test
    void itScoresLiveAsItDoesOffline() {
        // Given
        List<CandleEvent> history = RecordedMarket.history(INSTRUMENT, 500);
        switched(true);
        try {
            // When
            log.writeCandles(history);

            // Then
            await().atMost(PATIENCE).until(log::allCandlesCommitted);
            List<SignalRecord> signals = log.signals(INSTRUMENT);
            assertThat(cores(signals))
                    .anyMatch(
                            core -> core.signal().strategy().equals(EAGER.key().toString()))
                    .isEqualTo(OfflineRun.of(
                            INSTRUMENT,
                            Stream.concat(BuiltInStrategies.all().stream(), Stream.of(EAGER))
                                    .toList(),
                            history,
                            signals));
        } finally {
            // The other tests' instruments are scored by the built-in ones alone.
            switched(false);
        }
    }

    private void switched(boolean on) {
        log.writeStrategy(EAGER, on);
        await().atMost(PATIENCE).until(() -> strategies.now().enabled().contains(EAGER.key()) == on);
    }

    private static List<Core> cores(List<SignalRecord> signals) {
        return signals.stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(event -> Core.of((SignalRecord.OfSignal) event))
                .toList();
    }
}
