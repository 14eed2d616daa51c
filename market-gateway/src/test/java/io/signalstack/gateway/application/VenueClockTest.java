package io.signalstack.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueClockTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    private Instant wall = NOON;
    /** By which somebody has set the wall clock. */
    private Duration set = Duration.ZERO;

    private final ScriptedVenue venue = new ScriptedVenue(NOON.minusSeconds(3));
    private final FakeScheduler scheduler = new FakeScheduler();
    private final VenueClock clock = new VenueClock(
            venue, () -> wall, () -> Duration.between(NOON, wall).minus(set), scheduler, Duration.ofSeconds(30));

    @Test
    void isTheWallClockShiftedByWhatWasMeasured() {
        // When
        Instant first = clock.now();
        wall = NOON.plusSeconds(10);

        // Then
        assertThat(first).isEqualTo(NOON.minusSeconds(3));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(7));
        assertThat(clock.wallAt(NOON)).isEqualTo(NOON.plusSeconds(3));
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(-3));
        assertThat(venue.timeQueries).isEqualTo(1);
    }

    @Test
    void isMeasuredAgainAfterAWhile() {
        // Given
        clock.now();
        wall = NOON.plusSeconds(30);
        venue.time = NOON.plusSeconds(29);

        // When
        Instant now = clock.now();

        // Then
        assertThat(now).isEqualTo(NOON.plusSeconds(29));
        assertThat(venue.timeQueries).isEqualTo(2);
    }

    @Test
    void isMeasuredAgainWithinASecondWhileItStandsStillForItMayGoOnAtAnyMoment() {
        // Given
        Instant stands = NOON.minus(Duration.ofDays(10));
        venue.time = stands;
        venue.formula = Optional.of(new ClockFormula.Standing(stands));

        // When, Then
        assertThat(clock.now()).isEqualTo(stands);
        assertThat(clock.until(stands.plusSeconds(900))).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.until(stands.minusSeconds(900))).isNegative();

        // When it has gone on for half a second
        wall = NOON.plusSeconds(1);
        venue.formula = Optional.of(new ClockFormula.Replayed(stands, NOON.plusMillis(500), 600));

        // Then
        assertThat(clock.now()).isEqualTo(stands.plusSeconds(300));
        assertThat(clock.until(stands.plusSeconds(900))).isEqualTo(Duration.ofSeconds(1));
        assertThat(venue.timeQueries).isEqualTo(2);
        wall = NOON.plusSeconds(10);
        assertThat(clock.now()).isEqualTo(stands.plusSeconds(5_700));
        assertThat(venue.timeQueries).isEqualTo(2);
    }

    @Test
    void goesOnAsItWasWhenItCannotBeMeasured() {
        // Given
        clock.now();
        wall = NOON.plusSeconds(31);
        venue.failure = Optional.of(ScriptedVenue.gone());

        // When, Then: tried once, and not again before it is due
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(28));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(28));
        assertThat(venue.timeQueries).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {30_000, -30_000, 3_600_000, 101})
    void isMeasuredAnewWhenTheWallClockJumps(long jumpMs) {
        // Given
        clock.now();
        wall = NOON.plusSeconds(10).plusMillis(jumpMs);
        set = Duration.ofMillis(jumpMs);
        venue.time = NOON.plusSeconds(7);

        // When
        Optional<Instant> known = clock.known();
        Instant now = clock.now();

        // Then: as if nobody had set anything
        assertThat(known).contains(NOON.plusSeconds(7));
        assertThat(now).isEqualTo(NOON.plusSeconds(7));
        assertThat(clock.wallAt(NOON)).isEqualTo(NOON.plusSeconds(3).plusMillis(jumpMs));
        assertThat(venue.timeQueries).isEqualTo(2);
    }

    @Test
    void isUnknownAfterAJumpUntilItWasMeasuredAnew() {
        // Given
        clock.now();
        wall = NOON.plusSeconds(30);
        set = Duration.ofSeconds(30);
        venue.failure = Optional.of(ScriptedVenue.gone());

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class).isThrownBy(clock::now);
        assertThatExceptionOfType(VenueException.Unavailable.class).isThrownBy(clock::now);
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(-33));
        venue.failure = Optional.empty();
        assertThat(clock.now()).isEqualTo(NOON.minusSeconds(3));
    }

    @Test
    void isNotMeasuredAnewForWhatClocksDifferByAnyway() {
        // Given
        clock.now();
        set = Duration.ofMillis(99);

        // When, Then
        assertThat(clock.now()).isEqualTo(NOON.minusSeconds(3));
        assertThat(venue.timeQueries).isEqualTo(1);
    }

    @Test
    void isUnknownUntilItWasMeasuredOnce() {
        venue.failure = Optional.of(ScriptedVenue.gone());
        assertThatExceptionOfType(VenueException.Unavailable.class).isThrownBy(clock::now);
    }

    @Test
    void whoeverWaitsForAFirstMeasurementSharesItsFailure() throws Exception {
        // Given one that asks, and fails while another waits
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch failing = new CountDownLatch(1);
        venue.failure = Optional.of(ScriptedVenue.gone());
        venue.whileAskedForTheTime = () -> {
            asking.countDown();
            awaited(failing);
        };
        Thread first = Thread.ofVirtual()
                .start(() -> assertThatExceptionOfType(VenueException.class).isThrownBy(clock::now));
        asking.await();
        scheduler.whilePausing = pause -> {
            if (scheduler.pauses.size() == 3) {
                failing.countDown();
                ended(first);
            }
        };

        // When, Then
        assertThatExceptionOfType(VenueException.Unavailable.class).isThrownBy(clock::now);
        assertThat(venue.timeQueries).isEqualTo(1);
        assertThat(scheduler.pauses)
                .containsExactly(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(80));

        // and who comes later asks again
        assertThatExceptionOfType(VenueException.Unavailable.class).isThrownBy(clock::now);
        assertThat(venue.timeQueries).isEqualTo(2);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ended(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
