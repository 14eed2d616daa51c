package io.signalstack.backtestservice.outbound.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Instant OPEN = Instant.parse("2026-01-31T12:00:00Z");
    private static final String BTC = "REPLAY:BTC/USD";

    @Test
    void a_candle_belongs_to_the_last_series_that_started_before_it_in_the_log() {
        // Given two series, of which the second started at offset 100
        List<SeriesHead> series = List.of(head("one", 10, null), head("two", 100, null));

        // When the log is read a second time, across its start
        Placement placement = new Placement(series, List.of(candle(99, 0), candle(101, 0)));

        // Then
        assertThat(placement.chunks.keySet()).extracting(ChunkKey::seriesId).containsExactly("one", "two");
        assertThat(placement.homeless).isEmpty();
    }

    @Test
    void a_candle_before_any_series_is_handed_back() {
        // When
        Placement placement = new Placement(List.of(head("one", 10, null)), List.of(candle(9, 0)));

        // Then
        assertThat(placement.chunks).isEmpty();
        assertThat(placement.homeless).extracting(Logged::offset).containsExactly(9L);
    }

    @Test
    void a_change_holds_from_the_candle_after_the_newest_one() {
        // Given a series that has candles up to 12:00
        SeriesHead head = head("one", 10, OPEN);

        // When
        Placement placement =
                new Placement(List.of(head), List.of(change(20), candle(21, 1), candle(22, 2), change(23)));

        // Then
        assertThat(placement.changes)
                .extracting(Placement.Change::fromOpen)
                .containsExactly(OPEN.plusSeconds(60), OPEN.plusSeconds(180));
    }

    @Test
    void a_change_before_any_candle_holds_for_all() {
        // When
        Placement placement = new Placement(List.of(head("one", 10, null)), List.of(change(11), candle(12, 0)));

        // Then
        assertThat(placement.changes).extracting(Placement.Change::fromOpen).containsExactly((Instant) null);
        assertThat(placement.reached).containsEntry("one", new Placement.Reach(OPEN, OPEN, true));
    }

    @Test
    void a_lost_candle_counts_where_the_next_one_has_to_be_and_nowhere_else() {
        // Given a series that has candles up to 12:00
        SeriesHead head = head("one", 10, OPEN);

        // When a candle is lost that is there, the next one, the same again, and one that nobody waits for
        Placement placement = new Placement(
                List.of(head),
                List.of(
                        lost(20, OPEN),
                        lost(21, OPEN.plusSeconds(60)),
                        lost(22, OPEN.plusSeconds(60)),
                        lost(23, OPEN.plusSeconds(86_400))));

        // Then
        assertThat(placement.chunks.values().stream().flatMap(List::stream))
                .containsExactly(new ArchivedCandle.Lost(OPEN.plusSeconds(60).toEpochMilli()));
        assertThat(placement.reached)
                .containsEntry("one", new Placement.Reach(OPEN.plusSeconds(60), OPEN.plusSeconds(60), false));
        assertThat(placement.homeless).isEmpty();
    }

    @Test
    void a_lost_candle_can_be_the_first_if_it_is_on_the_grid() {
        Placement placement =
                new Placement(List.of(head("one", 10, null)), List.of(lost(20, OPEN.plusSeconds(7)), lost(21, OPEN)));

        assertThat(placement.reached).containsEntry("one", new Placement.Reach(OPEN, OPEN, false));
    }

    private static SeriesHead head(String id, long logOffset, Instant lastOpen) {
        return new SeriesHead(id, BTC, logOffset, Timeframe.M1, lastOpen);
    }

    private static Logged<CandleEvent> candle(long offset, int minute) {
        Instant openTime = OPEN.plusSeconds(60L * minute);
        return new Logged<>(
                new BaseCandle(BTC, openTime, 2, 3, 1, 2, 5, 0, null, false, false), "e" + offset, offset, "{}");
    }

    private static Logged<CandleEvent> lost(long offset, Instant openTime) {
        return new Logged<>(new CandleLost(BTC, openTime), "e" + offset, offset, "{}");
    }

    private static Logged<CandleEvent> change(long offset) {
        return new Logged<>(
                new InstrumentChanged(BTC, "one", new BigDecimal("0.1"), "1m", List.of("15m"), MarketBody.LIVE),
                "e" + offset,
                offset,
                "{}");
    }
}
