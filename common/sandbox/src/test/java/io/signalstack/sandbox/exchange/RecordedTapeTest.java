package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedTapeTest {

    private static final Duration SHIFT = Duration.ofDays(4_740);
    private static final Instant ORIGIN = Instant.parse("2013-11-28T10:00:00Z").plus(SHIFT);
    private static final long RECORDING_START = Recordings.btcUsd().startMs() + SHIFT.toMillis();
    private static final long RECORDING_END = Recordings.btcUsd().endMs() + SHIFT.toMillis();
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private final RecordedTape tape =
            new RecordedTape(Recordings.btcUsd(), new BigDecimal("0.01"), LocalDate.of(2013, 11, 28), ORIGIN);

    @Test
    void every_row_of_the_recording_is_served_as_it_is_shifted_by_whole_days() {
        assertThat(Recordings.btcUsd().rows()).allSatisfy(row -> {
            RecordedCandle served = tape.at(row.openTimeMs() + SHIFT.toMillis());
            assertThat(served)
                    .isEqualTo(new RecordedCandle(
                            row.openTimeMs() + SHIFT.toMillis(),
                            row.open(),
                            row.high(),
                            row.low(),
                            row.close(),
                            row.volume()));
        });
    }

    @Test
    void an_instant_within_a_bucket_finds_the_bucket() {
        assertThat(tape.at(RECORDING_START + MINUTE - 1)).isEqualTo(tape.at(RECORDING_START));
        assertThat(tape.at(RECORDING_START + MINUTE).openTimeMs()).isEqualTo(RECORDING_START + MINUTE);
    }

    @Test
    void once_it_has_been_played_whole_days_of_it_follow_without_a_jump_of_the_price() {
        // Given
        assertThat(tape.end()).isEqualTo(Instant.ofEpochMilli(RECORDING_END));
        RecordedCandle before = tape.at(RECORDING_END - MINUTE);
        assertThat(before.close()).isEqualByComparingTo("999");
        Set<Integer> drawn = new HashSet<>();
        for (int day = 0; day < 60; day++) {
            // When: the first goes on from where the recording ends to midnight
            long midnight = Math.floorDiv(RECORDING_END, DAY) * DAY + day * DAY;
            List<RecordedCandle> rows = new ArrayList<>();
            for (long time = Math.max(RECORDING_END, midnight); time < midnight + DAY; time += MINUTE) {
                rows.add(tape.at(time));
                // Then
                assertThat(rows.getLast().openTimeMs()).isEqualTo(time);
            }
            assertThat(rows.getFirst().open()).isEqualByComparingTo(before.close());
            drawn.add(recordedDay(rows));
            before = rows.getLast();
        }
        // Then: no loop, which would take one after the other
        assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void each_start_draws_the_same_days() {
        // Given
        var again = new RecordedTape(
                Recordings.btcUsd(), new BigDecimal("0.01"), LocalDate.of(2013, 11, 28), ORIGIN.plusSeconds(3_600));
        // When asked for the last of them first
        for (long time = RECORDING_END + 20 * DAY; time > RECORDING_END; time -= 7 * MINUTE) {
            // Then
            assertThat(again.at(time)).isEqualTo(tape.at(time));
        }
    }

    @Test
    void repeats_join_before_the_recording() {
        long length = RECORDING_END - RECORDING_START;
        for (int repeat = -3; repeat <= 0; repeat++) {
            long start = RECORDING_START + repeat * length;
            assertThat(tape.at(start).open())
                    .as("repeat " + repeat)
                    .isEqualByComparingTo(tape.at(start - 1).close());
        }
    }

    /** Which whole day of the recording it is that these are the end of; fails if it is none, or scaled unevenly. */
    private static int recordedDay(List<RecordedCandle> rows) {
        List<RecordedCandle> recorded = Recordings.btcUsd().rows();
        List<Integer> found = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            List<RecordedCandle> candidate = recorded.subList((day + 1) * 1_440 - rows.size(), (day + 1) * 1_440);
            double scale = rows.getFirst().open().doubleValue()
                    / candidate.getFirst().open().doubleValue();
            boolean same = true;
            for (int i = 0; i < rows.size(); i++) {
                double expected = candidate.get(i).close().doubleValue() * scale;
                same &= Math.abs(rows.get(i).close().doubleValue() - expected) < 0.02
                        && rows.get(i).volume().compareTo(candidate.get(i).volume()) == 0;
            }
            if (same) {
                found.add(day);
            }
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void scaled_prices_are_whole_ticks_and_low_and_high_enclose_open_and_close() {
        for (long time = RECORDING_END; time < RECORDING_END + 2_000 * MINUTE; time += MINUTE) {
            RecordedCandle row = tape.at(time);
            assertThat(row.low()).isLessThanOrEqualTo(row.open().min(row.close()));
            assertThat(row.high()).isGreaterThanOrEqualTo(row.open().max(row.close()));
            assertThat(row.close().remainder(new BigDecimal("0.01"))).isEqualByComparingTo("0");
        }
    }
}
