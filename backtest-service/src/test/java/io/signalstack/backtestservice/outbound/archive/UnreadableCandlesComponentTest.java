package io.signalstack.backtestservice.outbound.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnreadableCandlesComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    ArchivedHistory history;

    @Inject
    Pool pool;

    private final Log log = new Log();
    private ArchiveReader archive;

    @BeforeEach
    void openArchive() {
        archive = new ArchiveReader(history, pool);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void what_cannot_be_read_is_put_aside_and_is_a_lost_candle() {
        // Given a log with unreadable prices, prices that cannot be, and JSON that breaks off
        Instrument instrument = Instrument.parse("REPLAY:ARC3/USD");
        List<CandleEvent> recorded = RecordedLog.of(instrument).subList(0, 11);
        Instant noPrices = ((BaseCandle) recorded.get(5)).openTime();
        BaseCandle impossible = (BaseCandle) recorded.get(6);
        log.publish(recorded.subList(0, 5));
        publish(instrument, "{\"type\":\"candle\",\"openTime\":\"" + noPrices + "\",\"open\":\"?\"}");
        log.publish(List.of(new BaseCandle(
                impossible.instrument(), impossible.openTime(), 10, 5, 20, 10, 1, 0, null, true, false)));
        log.publish(recorded.subList(7, 9));
        publish(instrument, "{\"type\":\"candle\"");
        log.publish(recorded.subList(10, 11));

        // When
        ArchivedSeries series = archive.archivedUpTo(instrument, recorded);

        // Then each is a lost candle, between those that came before and after
        List<MarketRecord> expected =
                new ArrayList<>(recorded.stream().map(CandleEvent::toDomain).toList());
        Instant brokenOff = ((BaseCandle) recorded.get(9)).openTime();
        expected.set(5, new MarketRecord.Lost(noPrices));
        expected.set(6, new MarketRecord.Lost(impossible.openTime()));
        expected.set(9, new MarketRecord.Lost(brokenOff));
        assertThat(archive.records(series)).isEqualTo(expected);
        // and marked as one where the record still says which
        assertThat(archive.candles(series))
                .filteredOn(ArchivedCandle.Lost.class::isInstance)
                .containsExactly(
                        new ArchivedCandle.Lost(noPrices.toEpochMilli()),
                        new ArchivedCandle.Lost(impossible.openTime().toEpochMilli()));
        assertThat(letters(instrument))
                .hasSize(3)
                .allSatisfy(letter -> assertThat(reason(letter)).isNotBlank());
    }

    @Test
    void an_unreadable_candle_is_lost_at_once_and_an_unreadable_revision_changes_nothing() {
        // Given
        Instrument instrument = Instrument.parse("REPLAY:ARC6/USD");
        List<CandleEvent> recorded = RecordedLog.of(instrument).subList(0, 6);
        Instant newest = ((BaseCandle) recorded.get(5)).openTime();
        Instant revised = ((BaseCandle) recorded.get(3)).openTime();

        // When the newest record and the revision of an older one have no prices
        log.publish(recorded.subList(0, 5));
        publish(instrument, "{\"type\":\"candle\",\"revision\":1,\"openTime\":\"" + revised + "\"}");
        publish(instrument, "{\"type\":\"candle\",\"revision\":0,\"openTime\":\"" + newest + "\"}");

        // Then
        ArchivedSeries series = archive.archivedUpTo(instrument, recorded);
        List<MarketRecord> expected =
                new ArrayList<>(recorded.stream().map(CandleEvent::toDomain).toList());
        expected.set(5, new MarketRecord.Lost(newest));
        assertThat(archive.records(series)).isEqualTo(expected);
        assertThat(letters(instrument)).hasSize(2);
    }

    @Test
    void an_unreadable_candle_without_a_series_is_put_aside_once() {
        // Given
        Instrument instrument = Instrument.parse("REPLAY:ARC7/USD");
        List<CandleEvent> recorded = RecordedLog.of(instrument).subList(0, 2);

        // When
        publish(instrument, "{\"type\":\"candle\",\"openTime\":\"2013-11-25T00:00:00Z\"}");
        log.publish(recorded);

        // Then
        archive.archivedUpTo(instrument, recorded);
        assertThat(letters(instrument)).hasSize(1);
    }

    @Test
    void a_candle_without_a_series_is_put_aside() {
        // Given
        Instrument instrument = Instrument.parse("REPLAY:ARC4/USD");

        // When
        log.publish(RecordedLog.of(instrument).subList(1, 2));

        // Then
        await().atMost(LONG).until(() -> letters(instrument).size() == 1);
        assertThat(history.newest(instrument).await().atMost(LONG)).isEmpty();
    }

    private void publish(Instrument instrument, String value) {
        log.publish(Topic.CANDLES, instrument.toString(), value.getBytes(UTF_8));
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(Instrument instrument) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        log.read(Topic.CANDLES.deadLetter(), instrument.toString()).forEach(letters::add);
        return letters;
    }

    private static @Nullable String reason(ConsumerRecord<byte[], byte[]> letter) {
        return OutgoingHeaders.text(letter.headers(), DeadLetters.REASON);
    }
}
