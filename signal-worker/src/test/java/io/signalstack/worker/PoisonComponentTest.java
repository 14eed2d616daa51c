package io.signalstack.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PoisonedCandle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.OfflineRun;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A thousand records that cannot be read, among those that can: all are set aside, and change nothing else. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class PoisonComponentTest extends WorkerScene {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instrument INSTRUMENT = Instrument.parse("POISON:BTC/USD");
    private static final List<PoisonedCandle> KINDS = List.of(PoisonedCandle.values());
    private static final int OF_EACH_KIND = 100;

    @Test
    void goodRecordsAreScoredAsIfTheBadOnesWereNotThere() {
        // Given
        List<CandleEvent> history = RecordedMarket.history(INSTRUMENT, 2 * OF_EACH_KIND * KINDS.size());
        Set<String> known = letters();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

        // When
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            values.add(EventCodec.CANDLES.encode(history.get(i)));
            if (i > 0 && i % 2 == 0) {
                PoisonedCandle poison = KINDS.get(i / 2 % KINDS.size());
                values.add(poison.value((BaseCandle) history.get(1), random));
            }
        }
        log.writeCandles(INSTRUMENT.toString(), values);

        // Then
        await().atMost(PATIENCE).until(log::allCandlesCommitted);
        Set<String> set = letters();
        set.removeAll(known);
        assertThat(set).hasSize(OF_EACH_KIND * KINDS.size());
        List<SignalRecord> signals = log.signals(INSTRUMENT);
        assertThat(signals.stream()
                        .filter(SignalRecord.OfSignal.class::isInstance)
                        .map(event -> Core.of((SignalRecord.OfSignal) event)))
                .isNotEmpty()
                .containsExactlyElementsOf(OfflineRun.of(INSTRUMENT, BuiltInStrategies.all(), history, signals));
    }

    /** The places from which records of this instrument were set aside. */
    private Set<String> letters() {
        return log.deadCandles().stream()
                .filter(letter -> letter.key() != null && new String(letter.key(), UTF_8).equals(INSTRUMENT.toString()))
                .map(PoisonComponentTest::place)
                .collect(Collectors.toSet());
    }

    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return OutgoingHeaders.text(letter.headers(), DeadLetters.PARTITION) + ":"
                + OutgoingHeaders.text(letter.headers(), DeadLetters.OFFSET);
    }
}
