package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.application.VenueException.LeftAlone;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a venue that asked for it is called again. */
class VenueErrorsTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration BAN = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final VenueErrors errors = new VenueErrors(() -> NOON, BAN, PAUSE);

    @Test
    void aDateIsOfTheVenuesClock() {
        // Given a venue whose clock is an hour late
        Map<String, String> headers =
                Map.of("Retry-After", "Sat, 10 Jan 2026 11:03:00 GMT", "Date", "Sat, 10 Jan 2026 11:00:00 GMT");

        // When, Then
        assertThat(leftAloneUntil(418, headers)).contains(NOON.plusSeconds(180));
    }

    @Test
    void aDateOfAnAnswerWithoutItsOwnIsOfTheWallClock() {
        assertThat(leftAloneUntil(418, Map.of("Retry-After", "Sat, 10 Jan 2026 12:01:00 GMT")))
                .contains(NOON.plusSeconds(60));
    }

    @Test
    void aTimeThatIsOverIsAsGoodAsNone() {
        assertThat(leftAloneUntil(429, Map.of("Retry-After", "0"))).contains(NOON.plus(PAUSE));
        assertThat(leftAloneUntil(418, Map.of("Retry-After", "Sat, 10 Jan 2026 11:00:00 GMT")))
                .contains(NOON.plus(BAN));
        assertThat(leftAloneUntil(503, Map.of("Retry-After", "0"))).isEmpty();
    }

    @Test
    void aTextMayTellTheEndOfABan() {
        // Given a venue whose clock is an hour late
        Map<String, String> headers = Map.of("Date", "Sat, 10 Jan 2026 11:00:00 GMT");
        Instant told = Instant.parse("2026-01-10T12:20:00Z");

        // When, Then
        assertThat(leftAloneUntil(418, headers, Optional.of(told))).contains(NOON.plusSeconds(80 * 60));
    }

    @Test
    void ofHeaderAndTextTheLaterHolds() {
        // Given
        Map<String, String> headers = Map.of("Retry-After", "60");

        // When, Then
        assertThat(leftAloneUntil(418, headers, Optional.of(NOON.plusSeconds(90))))
                .contains(NOON.plusSeconds(90));
        assertThat(leftAloneUntil(418, headers, Optional.of(NOON.plusSeconds(30))))
                .contains(NOON.plusSeconds(60));
    }

    @Test
    void nothingIsLeftAloneForLongerThanVenuesBan() {
        // Given
        Instant longest = NOON.plus(Duration.ofDays(3));

        // When, Then
        assertThat(leftAloneUntil(429, Map.of("Retry-After", "999999999"))).contains(longest);
        assertThat(leftAloneUntil(418, Map.of(), Optional.of(Instant.ofEpochMilli(9_999_999_999_999L))))
                .contains(longest);
    }

    @Test
    void aPlaceThatIsRefusedIsToldWithWhatToConfigure() {
        assertThat(failure(451, Map.of(), Optional.empty()))
                .isInstanceOf(VenueException.RefusedPlace.class)
                .hasMessageContaining("configure signalstack.venues.test.url")
                .hasMessageContaining("signalstack.venues.test.proxy")
                .hasMessageContaining("it is called again at " + NOON.plus(BAN));
    }

    private Optional<Instant> leftAloneUntil(int status, Map<String, String> headers) {
        return leftAloneUntil(status, headers, Optional.empty());
    }

    private Optional<Instant> leftAloneUntil(int status, Map<String, String> headers, Optional<Instant> told) {
        return failure(status, headers, told) instanceof LeftAlone left ? Optional.of(left.until()) : Optional.empty();
    }

    private VenueException failure(int status, Map<String, String> headers, Optional<Instant> told) {
        VenueAnswer answer = new VenueAnswer(status, "no", headers::get);
        return errors.unusable(
                new Subject("TEST", Optional.empty()),
                answer,
                new UnusableAnswer(Reason.of(answer), "answers " + status),
                told);
    }
}
