package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecordedTapeTest {

    private static final Duration SHIFT = Duration.ofDays(4_740);
    private static final Instant ORIGIN = Instant.parse("2013-11-28T10:00:00Z").plus(SHIFT);
    private static final long RECORDING_START = Recordings.btcUsd().startMs() + SHIFT.toMillis();
    private static final long RECORDING_END = Recordings.btcUsd().endMs() + SHIFT.toMillis();
    private static final long MINUTE = 60_000;

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
    void a_repeat_follows_on_directly_without_a_jump_of_the_price() {
        // Given the recording's last close, 999, and first open, 800.01
        RecordedCandle last = tape.at(RECORDING_END - MINUTE);
        // When
        RecordedCandle first = tape.at(RECORDING_END);
        // Then
        assertThat(last.close()).isEqualByComparingTo("999");
        assertThat(first.openTimeMs()).isEqualTo(last.openTimeMs() + MINUTE);
        assertThat(first.open()).isEqualByComparingTo("999");
        // 807.47 * 999 / 800.01 = 1008.3155...
        assertThat(first.close()).isEqualByComparingTo("1008.32");
        assertThat(first.volume()).isEqualByComparingTo("2.85664446");
        assertThat(tape.repeat(RECORDING_END - 1)).isZero();
        assertThat(tape.repeat(RECORDING_END)).isEqualTo(1);
    }

    @Test
    void repeats_join_on_both_sides_of_the_recording() {
        long length = RECORDING_END - RECORDING_START;
        for (int repeat = -3; repeat <= 5; repeat++) {
            long start = RECORDING_START + repeat * length;
            assertThat(tape.at(start).open())
                    .as("repeat " + repeat)
                    .isEqualByComparingTo(tape.at(start - 1).close());
        }
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
