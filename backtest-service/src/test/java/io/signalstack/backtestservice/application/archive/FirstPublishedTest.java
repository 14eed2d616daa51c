package io.signalstack.backtestservice.application.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.archive.ArchivedCandle.Lost;
import io.signalstack.backtestservice.application.archive.ArchivedCandle.Traded;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstPublishedTest {

    private static final Instant OPEN = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void of_several_versions_the_first_is_read() {
        // When
        List<MarketRecord> records = read(candle(0, 0), candle(0, 1), candle(0, 2), candle(1, 0));

        // Then
        assertThat(records).containsExactly(base(0), base(1));
    }

    @Test
    void a_candle_that_was_lost_stays_lost_whatever_came_later() {
        // When
        List<MarketRecord> records = read(candle(0, 0), lost(1), candle(1, 1), candle(2, 0));

        // Then
        assertThat(records).containsExactly(base(0), new MarketRecord.Lost(at(1)), base(2));
    }

    @Test
    void a_candle_known_only_in_a_later_version_was_unreadable_at_first() {
        // When
        List<MarketRecord> records = read(candle(0, 0), candle(1, 1), candle(2, 0));

        // Then
        assertThat(records).containsExactly(base(0), new MarketRecord.Lost(at(1)), base(2));
    }

    @Test
    void a_hole_is_read_as_lost_candles() {
        // When
        List<MarketRecord> records = read(candle(0, 0), candle(3, 0));

        // Then
        assertThat(records)
                .containsExactly(base(0), new MarketRecord.Lost(at(1)), new MarketRecord.Lost(at(2)), base(3));
    }

    @Test
    void a_change_comes_before_the_first_candle_that_it_holds_for_also_if_that_was_lost() {
        // Given
        Series before = series("0.01");
        Series early = series("0.1");
        Series late = series("1");
        ArchivedSeries archived = new ArchivedSeries(
                before,
                List.of(new ArchivedSeries.Change(early, null), new ArchivedSeries.Change(late, at(1))),
                at(0),
                at(2));
        List<MarketRecord> records = new ArrayList<>();

        // When
        new FirstPublished(Timeframe.M1, new LogOrder(archived, records::add)).add(List.of(candle(0, 0), candle(2, 0)));

        // Then
        assertThat(records)
                .containsExactly(
                        new MarketRecord.InstrumentChanged(early),
                        base(0),
                        new MarketRecord.InstrumentChanged(late),
                        new MarketRecord.Lost(at(1)),
                        base(2));
    }

    @Test
    void who_has_had_the_beginning_hears_no_change_of_before_again_and_of_no_candle_twice() {
        // Given somebody who has had the candles until 12:02
        ArchivedSeries archived = new ArchivedSeries(
                series("0.01"),
                List.of(
                        new ArchivedSeries.Change(series("0.1"), null),
                        new ArchivedSeries.Change(series("1"), at(1)),
                        new ArchivedSeries.Change(series("10"), at(2))),
                at(0),
                at(4));
        List<MarketRecord> records = new ArrayList<>();

        // When
        FirstPublished.from(Timeframe.M1, at(2), LogOrder.from(at(2), archived, records::add))
                .add(List.of(candle(0, 0), candle(1, 0), candle(3, 0)));

        // Then
        assertThat(records)
                .containsExactly(
                        new MarketRecord.InstrumentChanged(series("10")), new MarketRecord.Lost(at(2)), base(3));
    }

    private static List<MarketRecord> read(ArchivedCandle... candles) {
        List<MarketRecord> records = new ArrayList<>();
        new FirstPublished(Timeframe.M1, records::add).add(List.of(candles));
        return records;
    }

    private static Instant at(int minute) {
        return OPEN.plusSeconds(60L * minute);
    }

    private static ArchivedCandle candle(int minute, int revision) {
        return new Traded(Candle.traded(at(minute), 2, 3, 1, 2, 5 + revision), revision, null, false);
    }

    private static ArchivedCandle lost(int minute) {
        return new Lost(at(minute).toEpochMilli());
    }

    private static MarketRecord base(int minute) {
        return new MarketRecord.Base(Candle.traded(at(minute), 2, 3, 1, 2, 5), 0);
    }

    private static Series series(String tick) {
        Instrument instrument = Instrument.parse("REPLAY:BTC/USD");
        return new Series(
                Series.id(instrument, 1), instrument, new BigDecimal(tick), Timeframe.M1, List.of(Timeframe.M15));
    }
}
