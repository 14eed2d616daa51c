package io.signalstack.backtestservice.outbound.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedCandle.Lost;
import io.signalstack.backtestservice.application.archive.ArchivedCandle.Traded;
import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleChunkTest {

    private static final Instant OPEN = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void what_is_packed_comes_back_bit_for_bit() {
        // Given every kind of entry, and numbers that a decimal would round
        List<ArchivedCandle> candles = List.of(
                new Traded(Candle.traded(OPEN, 0.1 + 0.2, 1e300, Double.MIN_VALUE, 1.0 / 3, 0), 0, null, true),
                new Lost(OPEN.plusSeconds(60).toEpochMilli()),
                new Traded(Candle.traded(OPEN.plusSeconds(60), 2, 3, 1, 2, 5.5), 1, OPEN.plusNanos(123_456_789), false),
                new Traded(Candle.flat(OPEN.plusSeconds(120), 2), 0, OPEN.plusSeconds(181), false),
                new Traded(Candle.traded(OPEN.plusSeconds(120), 2, 2, 2, 2, 1), 7, OPEN.plusSeconds(181), false));

        // When
        List<ArchivedCandle> back = CandleChunk.unpack(CandleChunk.pack(candles));

        // Then
        assertThat(back).isEqualTo(candles);
    }

    @Test
    void an_hour_of_real_candles_stays_small_enough_for_its_row() {
        // Given an hour in which there was much trade
        List<ArchivedCandle> hour = new ArrayList<>();
        for (RecordedCandle row : Recordings.btcUsd().rows().subList(6000, 6060)) {
            Instant openTime = Instant.ofEpochMilli(row.openTimeMs());
            Candle candle = Candle.traded(
                    openTime,
                    row.open().doubleValue(),
                    row.high().doubleValue(),
                    row.low().doubleValue(),
                    row.close().doubleValue(),
                    row.volume().doubleValue());
            hour.add(new Traded(candle, 0, openTime.plusMillis(60_123), false));
        }

        // When
        int bytes = CandleChunk.pack(hour).length;

        // Then
        assertThat(bytes).isLessThan(2000);
    }

    @Test
    void a_version_that_is_there_already_changes_nothing() {
        // Given
        Traded first = new Traded(Candle.traded(OPEN, 2, 3, 1, 2, 5), 0, null, false);
        Traded again = new Traded(Candle.traded(OPEN, 2, 3, 1, 2.5, 9), 0, OPEN, true);
        Traded revised = new Traded(Candle.traded(OPEN, 2, 3, 1, 2.5, 9), 1, null, false);
        Lost lost = new Lost(OPEN.toEpochMilli());

        // When
        List<ArchivedCandle> merged = CandleChunk.merge(List.of(first), List.of(again, revised, lost, revised));

        // Then
        assertThat(merged).containsExactly(lost, first, revised);
    }

    @Test
    void a_chunk_holds_sixty_candles_of_any_length_also_before_1970() {
        // When, Then
        assertThat(CandleChunk.firstOpen(Timeframe.M1, OPEN.plusSeconds(3599).toEpochMilli()))
                .isEqualTo(OPEN);
        assertThat(CandleChunk.firstOpen(
                        Timeframe.M5, OPEN.plusSeconds(4 * 3600).toEpochMilli()))
                .isEqualTo(Instant.parse("2026-01-31T14:00:00Z"));
        assertThat(CandleChunk.firstOpen(Timeframe.M1, -1)).isEqualTo(Instant.parse("1969-12-31T23:00:00Z"));
    }

    @Test
    void a_row_of_another_format_is_refused() {
        assertThatThrownBy(() -> CandleChunk.unpack(new byte[] {9, 1, 2}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown format");
    }
}
