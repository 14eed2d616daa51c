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
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.OfflineRun;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A thousand records that cannot be read, among those that can: all are set aside, and change nothing else. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class PoisonComponentTest extends WorkerScene {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instrument INSTRUMENT = Instrument.parse("POISON:BTC/USD");
    private static final int OF_EACH_KIND = 100;

    /** A way in which a record can be bad. */
    private enum Poison {
        NO_VALUE,
        EMPTY,
        HALF_JSON,
        HTML,
        RANDOM_BYTES,
        JSON_NULL,
        UNKNOWN_TYPE,
        OTHER_INSTRUMENT,
        HIGH_BELOW_LOW,
        OFF_THE_GRID
    }

    @Test
    void goodRecordsAreScoredAsIfTheBadOnesWereNotThere() {
        // Given
        List<CandleEvent> history = RecordedMarket.history(INSTRUMENT, 2 * OF_EACH_KIND * Poison.values().length);
        Set<String> known = letters();
        Random random = new Random(1);

        // When
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            values.add(EventCodec.CANDLES.encode(history.get(i)));
            if (i > 0 && i % 2 == 0) {
                Poison poison = Poison.values()[i / 2 % Poison.values().length];
                values.add(value(poison, (BaseCandle) history.get(1), random));
            }
        }
        log.writeCandles(INSTRUMENT.toString(), values);

        // Then
        await().atMost(PATIENCE).until(log::allCandlesCommitted);
        Set<String> set = letters();
        set.removeAll(known);
        assertThat(set).hasSize(OF_EACH_KIND * Poison.values().length);
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

    /** Those that say when their candle opened say it of the first one, which has been dealt with. */
    private static byte[] value(Poison poison, BaseCandle first, Random random) {
        return switch (poison) {
            case NO_VALUE -> null;
            case EMPTY -> new byte[0];
            case HALF_JSON ->
                text(first.instrument(), first.openTime(), 2).substring(0, 60).getBytes(UTF_8);
            case HTML -> "<html><body>502</body></html>".getBytes(UTF_8);
            case RANDOM_BYTES -> {
                byte[] bytes = new byte[200];
                random.nextBytes(bytes);
                yield bytes;
            }
            case JSON_NULL -> "null".getBytes(UTF_8);
            case UNKNOWN_TYPE -> "{\"type\":\"weather\",\"instrument\":\"POISON:BTC/USD\"}".getBytes(UTF_8);
            case OTHER_INSTRUMENT -> text("OTHER:BTC/USD", first.openTime(), 2).getBytes(UTF_8);
            case HIGH_BELOW_LOW ->
                text(first.instrument(), first.openTime(), 0.5).getBytes(UTF_8);
            case OFF_THE_GRID ->
                text(first.instrument(), first.openTime().plusSeconds(7), 2).getBytes(UTF_8);
        };
    }

    private static String text(String instrument, Instant openTime, double high) {
        return new String(
                EventCodec.CANDLES.encode(
                        new BaseCandle(instrument, openTime, 1, high, 1, 1, 1, 0, openTime, false, false)),
                UTF_8);
    }
}
