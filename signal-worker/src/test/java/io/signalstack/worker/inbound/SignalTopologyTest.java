package io.signalstack.worker.inbound;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.InstrumentNames;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.outbound.StreamStores;
import io.signalstack.worker.testing.OfflineRun;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class SignalTopologyTest extends TopologyScene {

    @Test
    void theSignalsOfTheRecordedCandlesAreThoseOfThePipelineAlone() {
        // When
        TopologyTestDriver driver = driver();
        write(driver, HISTORY);

        // Then
        List<SignalRecord> signals = signals(driver);
        assertThat(cores(signals))
                .isNotEmpty()
                .isEqualTo(OfflineRun.of(BTC, BuiltInStrategies.all(), HISTORY, signals));
    }

    @Test
    void anInstrumentsNameMayBeOfAnyScript() {
        // Given
        Instrument instrument = new Instrument("REPLAY", InstrumentNames.HARD, InstrumentNames.HARD);
        List<CandleEvent> history = RecordedMarket.history(instrument, 400);

        // When
        TopologyTestDriver driver = driver();
        history.forEach(event ->
                input(driver).pipeInput(instrument.toString().getBytes(UTF_8), EventCodec.CANDLES.encode(event)));

        // Then
        List<SignalRecord> signals = signals(driver);
        assertThat(cores(signals))
                .isNotEmpty()
                .isEqualTo(OfflineRun.of(instrument, BuiltInStrategies.all(), history, signals));
    }

    @Test
    void aTaskThatIsRestoredFromItsStoresGoesOnExactlyWhereItWas() {
        // Given
        TopologyTestDriver whole = driver();
        write(whole, HISTORY);
        List<SignalRecord> wanted = signals(whole);
        TopologyTestDriver first = driver();
        write(first, HISTORY.subList(0, 330));
        List<SignalRecord> signals = new ArrayList<>(signals(first));

        // When
        TopologyTestDriver second = driver();
        copy(first, second, StreamStores.PIPELINE);
        copy(first, second, StreamStores.ANNOTATIONS);
        write(second, HISTORY.subList(330, HISTORY.size()));
        signals.addAll(signals(second));

        // Then
        assertThat(meters.count("pipeline restored")).isEqualTo(1);
        assertThat(cores(signals)).isNotEmpty().isEqualTo(cores(wanted));
        assertThat(switches(signals)).hasSize(BuiltInStrategies.all().size());
    }

    @Test
    void aRecordCarriesItsIdItsTypeAndTheTraceThatItCameFrom() {
        // Given
        TopologyTestDriver driver = driver();
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        for (CandleEvent event : HISTORY.subList(0, 2)) {
            input(driver)
                    .pipeInput(new TestRecord<>(
                            KEY, EventCodec.CANDLES.encode(event), OutgoingHeaders.of("id", "candle", trace)));
        }

        // Then
        List<TestRecord<byte[], byte[]>> records = output(driver, Topic.SIGNALS.text());
        assertThat(records).hasSize(BuiltInStrategies.all().size()).first().satisfies(record -> {
            assertThat(record.key()).isEqualTo(KEY);
            assertThat(OutgoingHeaders.text(record.headers(), Headers.EVENT_ID))
                    .isEqualTo("activated|REPLAY:BTC/USD#1|confluence@1|2013-11-25T00:00:00Z");
            assertThat(OutgoingHeaders.text(record.headers(), Headers.EVENT_TYPE))
                    .isEqualTo("strategy-activated");
            assertThat(OutgoingHeaders.text(record.headers(), Headers.SPEC_VERSION))
                    .isEqualTo("1");
            assertThat(OutgoingHeaders.text(record.headers(), Headers.TRACEPARENT))
                    .isEqualTo(trace);
        });
    }

    @Test
    void whatIsLoggedAboutARecordCarriesItsTrace() {
        // Given
        List<Object> traces = new ArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord record) {
                traces.add(MDC.get("traceId"));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(RecordProcessor.class.getName());
        logger.addHandler(log);

        // When
        input(driver())
                .pipeInput(new TestRecord<>(
                        KEY,
                        "?".getBytes(UTF_8),
                        OutgoingHeaders.of("id", "candle", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
        logger.removeHandler(log);

        // Then
        assertThat(traces).containsExactly("0af7651916cd43dd8448eb211c80319c");
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void anUnreadableCandleIsSetAsideAndCountsAsLost() {
        // Given
        TopologyTestDriver driver = driver();
        write(driver, HISTORY.subList(0, 10));
        byte[] unreadable = "{\"type\":\"candle\",\"openTime\":\"2013-11-25T00:09:00Z\"}".getBytes(UTF_8);

        // When
        input(driver).pipeInput(KEY, unreadable);
        write(driver, HISTORY.subList(11, 20));

        // Then
        assertThat(output(driver, Topic.CANDLES.deadLetter())).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(KEY);
            assertThat(letter.value()).isEqualTo(unreadable);
            assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.CONSUMER))
                    .isEqualTo("signal-worker");
            assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.TOPIC))
                    .isEqualTo("candles.v1");
            assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.OFFSET))
                    .isEqualTo("10");
            assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.REASON))
                    .contains("not a CandleEvent");
        });
        assertThat(meters.count("unreadable candles.v1")).isEqualTo(1);
        assertThat(meters.count("refused GAP")).isZero();
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void bytesThatSayNothingInTheirCandlesPlaceLoseItAndReplayAgrees() {
        // Given
        TopologyTestDriver driver = driver();
        List<CandleEvent> before = HISTORY.subList(0, 330);
        List<CandleEvent> after = HISTORY.subList(331, HISTORY.size());

        // When
        write(driver, before);
        input(driver).pipeInput(KEY, "<html>".getBytes(UTF_8));
        write(driver, after);

        // Then
        List<CandleEvent> log = new ArrayList<>(before);
        log.add(new CandleEvent.CandleLost(BTC.toString(), Instant.parse("2013-11-25T05:29:00Z")));
        log.addAll(after);
        List<SignalRecord> signals = signals(driver);
        assertThat(cores(signals)).isNotEmpty().isEqualTo(OfflineRun.of(BTC, BuiltInStrategies.all(), log, signals));
        assertThat(meters.count("refused GAP")).isZero();
        assertThat(meters.count("refused UNPLACED")).isEqualTo(1);
        assertThat(output(driver, Topic.CANDLES.deadLetter())).hasSize(1);
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void aRecordThatContradictsItsSeriesSaysSoInItsLetter() {
        // Given
        TopologyTestDriver driver = driver();
        write(driver, HISTORY.subList(0, 10));
        Candle offTheGrid = Candle.traded(Instant.parse("2013-11-25T00:09:07Z"), 1, 1, 1, 1, 1);

        // When
        write(driver, List.of(CandleEvent.BaseCandle.of(BTC, offTheGrid, 0, null, false)));

        // Then
        assertThat(output(driver, Topic.CANDLES.deadLetter()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers().lastHeader(DeadLetters.CONTRADICTION))
                        .isNotNull());
    }

    @Test
    void aLetterIsNeverMuchLargerThanItsRecord() {
        // Given
        TopologyTestDriver driver = driver();
        byte[] large = ("{\"type\":\"" + "x".repeat(1_000_000)).getBytes(UTF_8);

        // When
        input(driver).pipeInput(KEY, large);

        // Then
        assertThat(output(driver, Topic.CANDLES.deadLetter())).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(Arrays.copyOf(large, DeadLetters.LONGEST_VALUE));
            assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.CUT)).isEqualTo("1000009");
            assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.REASON))
                    .hasSizeLessThanOrEqualTo(DeadLetters.LONGEST_REASON + 1);
        });
    }

    @Test
    void bytesThatSayNothingAreSetAsideAndLoseNothing() {
        // Given
        TopologyTestDriver driver = driver();
        write(driver, HISTORY.subList(0, 10));

        // When
        input(driver).pipeInput(KEY, "<html>".getBytes(UTF_8));
        write(driver, HISTORY.subList(10, 20));

        // Then
        assertThat(output(driver, Topic.CANDLES.deadLetter())).hasSize(1);
        assertThat(meters.count("refused GAP")).isZero();
    }

    private static List<SignalRecord> signals(TopologyTestDriver driver) {
        return output(driver, Topic.SIGNALS.text()).stream()
                .map(record -> EventCodec.SIGNALS.decode(record.value()))
                .toList();
    }

    private static List<Core> cores(List<SignalRecord> records) {
        return records.stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(record -> Core.of((SignalRecord.OfSignal) record))
                .toList();
    }

    private static List<SignalRecord> switches(List<SignalRecord> records) {
        return records.stream()
                .filter(record -> !(record instanceof SignalRecord.OfSignal))
                .toList();
    }

    private static void copy(TopologyTestDriver from, TopologyTestDriver to, String store) {
        KeyValueStore<String, byte[]> target = to.getKeyValueStore(store);
        try (KeyValueIterator<String, byte[]> all =
                from.<String, byte[]>getKeyValueStore(store).all()) {
            all.forEachRemaining(entry -> target.put(entry.key, entry.value));
        }
    }
}
