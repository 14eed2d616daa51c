package io.signalstack.backtestservice.outbound.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.inbound.archive.CandleConsumer;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.InstrumentNames;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CandleArchiveComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    ArchivedHistory history;

    @Inject
    CandleConsumer consumer;

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
    void the_archive_is_the_recording_candle_by_candle_also_after_everything_came_again() {
        // Given a recording in the log
        Instrument instrument = new Instrument("REPLAY", InstrumentNames.HARD, InstrumentNames.HARD);
        List<CandleEvent> recording = RecordedLog.of(instrument);
        log.publish(recording);
        ArchivedSeries series = archive.archivedUpTo(instrument, recording);

        // Then the archive has each candle once, with all that was said of it
        assertThat(archive.candles(series)).isEqualTo(expected(recording));
        assertThat(archive.records(series))
                .isEqualTo(recording.stream().map(CandleEvent::toDomain).toList());

        // When every record is delivered again
        List<String> before = dump(series);
        consumer.archive(log.read(Topic.CANDLES.text(), instrument.toString()))
                .await()
                .atMost(LONG);

        // Then nothing has changed
        assertThat(dump(series)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void seeds_changes_markers_and_revisions_are_kept_and_the_first_versions_are_read() {
        // Given a log with one of everything
        Instrument instrument = Instrument.parse("REPLAY:ARC2/USD");
        List<CandleEvent> recorded = RecordedLog.of(instrument).subList(0, 201);
        Instant start =
                Instant.ofEpochMilli(((BaseCandle) recorded.get(1)).candle().openTimeMs());
        Series started = RecordedLog.series(instrument);
        Series changed = new Series(
                        started.id(), instrument, new BigDecimal("0.1"), Timeframe.M1, List.of(Timeframe.H1))
                .withMarket(new MarketKind.Recorded(Instant.parse("2030-01-01T00:00:00Z")));
        List<CandleEvent> events = new ArrayList<>(recorded);
        events.set(100, new CandleLost(instrument.toString(), start.plusSeconds(99 * 60)));
        events.add(50, InstrumentChanged.of(changed));
        events.add(1, seed(instrument, Timeframe.H1, start.minusSeconds(3600)));
        events.add(1, seed(instrument, Timeframe.H1, start.minusSeconds(7200)));
        events.add(1, seed(instrument, Timeframe.D1, start.minusSeconds(86_400)));
        List<MarketRecord> firstPublished =
                events.stream().map(CandleEvent::toDomain).toList();
        events.add(events.size() - 1, revision((BaseCandle) recorded.get(10), 1));
        events.add(events.size() - 1, revision((BaseCandle) recorded.get(100), 1));

        // When
        log.publish(events);
        ArchivedSeries series = archive.archivedUpTo(instrument, events);

        // Then the versions are all there
        assertThat(archive.candles(series)).isEqualTo(expected(events));
        // and what was last said of the market holds
        assertThat(series.series().market()).isEqualTo(changed.market());
        // and what is read is what was published first, in the log's order
        List<MarketRecord> records = new ArrayList<>(archive.records(series));
        assertThat(records.subList(1, 4)).containsExactlyInAnyOrderElementsOf(firstPublished.subList(1, 4));
        assertThat(records.subList(4, records.size())).isEqualTo(firstPublished.subList(4, firstPublished.size()));
        // and again after everything came again
        consumer.archive(log.read(Topic.CANDLES.text(), instrument.toString()))
                .await()
                .atMost(LONG);
        assertThat(archive.records(series)).isEqualTo(records);
    }

    @Test
    void nothing_is_dropped_while_the_store_takes_nothing() {
        // Given a store that refuses
        Instrument instrument = Instrument.parse("REPLAY:ARC5/USD");
        List<CandleEvent> recording = RecordedLog.of(instrument).subList(0, 3001);
        execute("alter table candle_chunks rename to candle_chunks_away");

        // When candles come, and later the store is back
        try {
            log.publish(recording);
            await().during(Duration.ofSeconds(2))
                    .atMost(LONG)
                    .until(() -> history.newest(instrument).await().atMost(LONG).isEmpty());
        } finally {
            execute("alter table candle_chunks_away rename to candle_chunks");
        }

        // Then
        assertThat(archive.candles(archive.archivedUpTo(instrument, recording))).isEqualTo(expected(recording));
    }

    private List<String> dump(ArchivedSeries series) {
        List<String> rows = new ArrayList<>();
        pool.preparedQuery("select c::text as c, s::text as s from candle_chunks c join series s on s.id = c.series_id"
                        + " where s.id = $1 order by 1")
                .execute(Tuple.of(series.series().id()))
                .await()
                .atMost(LONG)
                .forEach(row -> rows.add(row.getString("c") + row.getString("s")));
        return rows;
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(LONG);
    }

    private static List<ArchivedCandle> expected(List<CandleEvent> events) {
        return events.stream()
                .map(CandleArchiveComponentTest::archived)
                .flatMap(Optional::stream)
                .sorted(ArchivedCandle.ORDER)
                .toList();
    }

    private static Optional<ArchivedCandle> archived(CandleEvent event) {
        return switch (event) {
            case BaseCandle base ->
                Optional.of(
                        new ArchivedCandle.Traded(base.candle(), base.revision(), base.closedAt(), base.backfilled()));
            case CandleLost lost ->
                Optional.of(new ArchivedCandle.Lost(lost.openTime().toEpochMilli()));
            default -> Optional.empty();
        };
    }

    private static CandleEvent seed(Instrument instrument, Timeframe timeframe, Instant openTime) {
        return SeedCandle.of(instrument, timeframe, Candle.traded(openTime, 800, 810, 790, 805, 12.5));
    }

    private static CandleEvent revision(BaseCandle first, int revision) {
        return new BaseCandle(
                first.instrument(),
                first.openTime(),
                first.open(),
                first.high(),
                first.low(),
                first.close(),
                first.volume() + 1,
                revision,
                null,
                true,
                false);
    }
}
