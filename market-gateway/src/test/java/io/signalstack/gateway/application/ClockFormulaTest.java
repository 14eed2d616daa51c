package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockFormulaTest {

    private static final Instant ANCHOR = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant START = Instant.parse("2026-01-09T12:00:00Z");
    private static final ClockFormula REPLAYED = new ClockFormula.Replayed(START, ANCHOR, 60);

    @Test
    void aReplayRunsAtItsSpeedFromItsStart() {
        assertThat(REPLAYED.at(ANCHOR)).isEqualTo(START);
        assertThat(REPLAYED.at(ANCHOR.plusMillis(1500))).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void aReplayKeepsRealTimeOnceItHasCaughtUp() {
        // Given a day behind at speed 60: caught up after 86,400 s / 59
        Instant later = ANCHOR.plusSeconds(1_465);

        // When, Then
        assertThat(REPLAYED.at(later.minusSeconds(2))).isBefore(later.minusSeconds(2));
        assertThat(REPLAYED.at(later)).isEqualTo(later);
    }

    @Test
    void theWallClockOfAVenueTimeIsTheFirstMillisecondThatShowsIt() {
        for (long seconds : new long[] {0, 1, 59, 60, 7_201, 87_000, 88_000, 100_000}) {
            // Given
            Instant venueTime = START.plusSeconds(seconds);

            // When
            Instant wall = REPLAYED.wallAt(venueTime);

            // Then
            assertThat(REPLAYED.at(wall)).isAfterOrEqualTo(venueTime);
            assertThat(REPLAYED.at(wall.minusMillis(1))).isBefore(venueTime);
        }
    }

    @Test
    void anOffsetShiftsBothWays() {
        // Given
        ClockFormula ahead = new ClockFormula.Offset(Duration.ofMillis(250));

        // When, Then
        assertThat(ahead.at(ANCHOR)).isEqualTo(ANCHOR.plusMillis(250));
        assertThat(ahead.wallAt(ANCHOR)).isEqualTo(ANCHOR.minusMillis(250));
    }

    @Test
    void aReplaySlowerThanTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockFormula.Replayed(START, ANCHOR, 0.5))
                .withMessageContaining("speed 0.5");
    }

    @Test
    void aTimeThatStandsStillIsNeverAheadOfTheWallClockAndReachesNothingLater() {
        // Given
        ClockFormula standing = new ClockFormula.Standing(START);

        // When, Then
        assertThat(standing.at(ANCHOR)).isEqualTo(START);
        assertThat(standing.at(ANCHOR.plusSeconds(3_600))).isEqualTo(START);
        assertThat(standing.at(START.minusSeconds(1))).isEqualTo(START.minusSeconds(1));
        assertThat(standing.wallAt(START)).isEqualTo(START);
        assertThat(standing.wallAt(START.plusMillis(1))).isEqualTo(Instant.MAX);
    }
}
