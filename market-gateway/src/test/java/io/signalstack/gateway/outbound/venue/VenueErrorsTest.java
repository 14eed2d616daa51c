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

    private Optional<Instant> leftAloneUntil(int status, Map<String, String> headers) {
        VenueException failure = errors.unusable(
                new Subject("TEST", Optional.empty()),
                new VenueAnswer(status, "no", headers::get),
                new UnusableAnswer(Reason.ofStatus(status), "answers " + status));
        return failure instanceof LeftAlone left ? Optional.of(left.until()) : Optional.empty();
    }
}
