package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayClockTest {

    private static final Instant WALL = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant IN_RECORDING = Instant.parse("2013-11-28T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void it_starts_at_the_recordings_time_of_day_at_least_so_long_ago() {
        // Given a wall clock after and before 10:00
        Instant morning = Instant.parse("2026-11-23T09:59:59Z");
        // Then
        assertThat(fresh(WALL, 60).pace().start()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(fresh(morning, 60).pace().start()).isEqualTo("2026-11-19T10:00:00Z");
    }

    @Test
    void it_runs_fast_until_it_has_caught_up_and_then_keeps_time() {
        // Given 3 days and 5 hours to catch up with at speed 61: 60 seconds gained a second
        ReplayClock clock = fresh(WALL, 61);
        // Then
        assertThat(clock.at(WALL)).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(clock.at(WALL.plusSeconds(60))).isEqualTo("2026-11-20T11:01:00Z");
        assertThat(clock.at(WALL.plusSeconds(4_619)))
                .isEqualTo(WALL.plusSeconds(4_619).minusSeconds(60));
        assertThat(clock.at(WALL.plusSeconds(4_620))).isEqualTo(WALL.plusSeconds(4_620));
        assertThat(clock.at(WALL.plusSeconds(10_000))).isEqualTo(WALL.plusSeconds(10_000));
    }

    @Test
    void another_speed_goes_on_from_where_it_was() {
        // Given
        ReplayClock clock = fresh(WALL, 60);
        Instant later = WALL.plusSeconds(100);
        // When
        ReplayClock slower = clock.withSpeed(2, later);
        // Then
        assertThat(slower.at(later)).isEqualTo(clock.at(later));
        assertThat(slower.at(later.plusSeconds(10))).isEqualTo(clock.at(later).plusSeconds(20));
        assertThat(slower.origin()).isEqualTo(clock.origin());
        assertThat(clock.withSpeed(60, later)).isEqualTo(clock);
    }

    @Test
    void the_file_gives_back_what_was_written_and_names_itself_when_it_is_not_readable() throws Exception {
        // Given
        ReplayClock clock = fresh(WALL, 60).withSpeed(2.5, WALL.plusSeconds(1));
        ClockFolder remembering = new ClockFolder(folder.resolve("new"));
        assertThat(ReplayClock.rememberedIn(remembering)).isEmpty();
        // When
        clock.rememberIn(remembering);
        // Then
        assertThat(ReplayClock.rememberedIn(remembering)).contains(clock);
        Path file = folder.resolve("new").resolve("replay-clock.properties");
        Files.writeString(file, "start=yesterday\n");
        assertThatThrownBy(() -> ReplayClock.rememberedIn(remembering))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
    }

    @Test
    void a_clock_that_would_never_catch_up_is_refused() {
        assertThatThrownBy(() -> fresh(WALL, 0.5)).hasMessageContaining("speed 0.5");
    }

    private static ReplayClock fresh(Instant wall, double speed) {
        return ReplayClock.fresh(wall, Duration.ofDays(3), IN_RECORDING, speed);
    }
}
