package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalstack.gateway.application.FakeScheduler;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.outbound.venue.VenueCalls.RetryPolicy;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.platform.metrics.Metrics;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class VenueCallsTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final RateLimit CALLS = new RateLimit("calls", 10, Duration.ofMinutes(1));

    private Instant wall = NOON;
    private final FakeScheduler scheduler = new FakeScheduler();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LocalBudget budget =
            new LocalBudget(new Allowance(1, Map.of()), 1, () -> wall, () -> Duration.between(Instant.EPOCH, wall));
    private final TestBreaker breaker = new TestBreaker();
    private final VenueCalls calls = new VenueCalls(
            "TEST",
            new TestApi(),
            budget,
            breaker,
            new RetryPolicy(3, Duration.ofMillis(200), 2),
            scheduler,
            RandomGeneratorFactory.of("L64X128MixRandom").create(1),
            new VenueErrors(() -> wall, Duration.ofMinutes(2), Duration.ofSeconds(10)),
            meters);

    @Test
    void failuresThatPassAreTriedAgainAfterGrowingJitteredPauses() {
        // When
        String answer = call(
                status(500), new ProcessingException(new IOException("Connection reset")), ok("<html>"), ok("fine"));

        // Then
        assertThat(answer).isEqualTo("fine");
        assertThat(scheduler.pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(scheduler.pauses.get(i)).isBetween(Duration.ofMillis(100L << i), Duration.ofMillis(200L << i));
        }
        assertThat(counted("unavailable")).isEqualTo(2);
        assertThat(counted("malformed")).isEqualTo(1);
        assertThat(counted("ok")).isEqualTo(1);
    }

    @Test
    void afterThreeRetriesTheLastFailureIsTold() {
        assertThatExceptionOfType(VenueException.Unavailable.class)
                .isThrownBy(() -> call(status(500), status(501), status(502), status(503), ok("fine")))
                .withMessageStartingWith("TEST (BTCUSD) answers 503")
                .withMessageContaining("it is tried again")
                .satisfies(e -> assertThat(e.subject().symbol()).contains("BTCUSD"));
    }

    @Test
    void everyTryCountsAgainstTheBudget() {
        // Given three of ten calls a minute
        call(status(500), status(500), ok("fine"));

        // When, Then
        assertThat(budget.ask(List.of(CALLS.charge(8)), Urgency.LIVE)).isInstanceOf(VenueBudget.Verdict.Wait.class);
        assertThat(budget.ask(List.of(CALLS.charge(7)), Urgency.LIVE)).isEqualTo(new VenueBudget.Verdict.Go());
    }

    @Test
    void aCallBeyondTheBudgetWaitsForRoom() {
        // Given
        budget.ask(List.of(CALLS.charge(10)), Urgency.LIVE);
        scheduler.whilePausing = pause -> wall = wall.plus(pause);

        // When
        String answer = call(ok("fine"));

        // Then
        assertThat(answer).isEqualTo("fine");
        assertThat(scheduler.pauses).containsExactly(Duration.ofSeconds(63));
    }

    @Test
    void aVenueThatAsksToBeLeftAloneIsNotCalledUntilThen() {
        // When, Then: neither retried
        assertThatThrownBy(() -> call(answer(429, "Retry-After", "7"), ok("fine")))
                .isInstanceOfSatisfying(
                        VenueException.RateLimited.class,
                        limited -> assertThat(limited.until()).isEqualTo(NOON.plusSeconds(7)));
        assertThat(scheduler.pauses).isEmpty();

        // nor called before the time
        wall = NOON.plusMillis(6_999);
        assertThatThrownBy(() -> call(ok("fine")))
                .isInstanceOf(VenueException.RateLimited.class)
                .hasMessageContaining("asked to be left alone");

        // When, Then
        wall = NOON.plusSeconds(7);
        assertThat(call(ok("fine"))).isEqualTo("fine");
    }

    @Test
    void aBanWithADateOrWithoutATimeIsHonouredToo() {
        assertThatThrownBy(() -> call(answer(418, "Retry-After", "Sat, 10 Jan 2026 12:01:00 GMT")))
                .isInstanceOfSatisfying(
                        VenueException.Banned.class,
                        banned -> assertThat(banned.until()).isEqualTo(NOON.plusSeconds(60)));

        wall = NOON.plusSeconds(60);
        assertThatThrownBy(() -> call(status(403)))
                .isInstanceOfSatisfying(
                        VenueException.Banned.class,
                        banned -> assertThat(banned.until()).isEqualTo(NOON.plusSeconds(180)));

        wall = NOON.plusSeconds(180);
        assertThatThrownBy(() -> call(status(429)))
                .isInstanceOfSatisfying(
                        VenueException.RateLimited.class,
                        limited -> assertThat(limited.until()).isEqualTo(NOON.plusSeconds(190)));
    }

    @Test
    void aVenueThatIsDownForAKnownTimeIsNotCalledUntilThen() {
        assertThatThrownBy(() -> call(answer(503, "Retry-After", "120"), ok("fine")))
                .isInstanceOfSatisfying(
                        VenueException.LeftAlone.class,
                        left -> assertThat(left.until()).isEqualTo(NOON.plusSeconds(120)));
        assertThat(scheduler.pauses).isEmpty();
        assertThatThrownBy(() -> call(ok("fine"))).isInstanceOf(VenueException.LeftAlone.class);
    }

    @Test
    void aCallThatTheBreakerRefusesIsNotCharged() {
        // Given
        breaker.open = true;

        // When
        assertThatThrownBy(() -> call(ok("fine"))).isInstanceOf(VenueException.Rested.class);

        // Then
        assertThat(budget.ask(List.of(CALLS.charge(10)), Urgency.LIVE)).isEqualTo(new VenueBudget.Verdict.Go());
    }

    @Test
    void anUnknownInstrumentIsNotAskedForAgain() {
        assertThatThrownBy(() -> call(status(404), ok("fine")))
                .isInstanceOf(VenueException.UnknownInstrument.class)
                .hasMessageContaining("correct the venue symbol");
        assertThat(scheduler.pauses).isEmpty();
    }

    @Test
    void whatTheVenueRefusesIsNotAskedAgain() {
        assertThatThrownBy(() -> call(status(400), ok("fine"))).isInstanceOf(VenueException.Refused.class);
        assertThat(scheduler.pauses).isEmpty();
    }

    @Test
    void theVenuesOwnCountReachesTheBudget() {
        // When
        call(answer(200, "Used", "10"));

        // Then
        assertThat(budget.ask(List.of(CALLS.charge(1)), Urgency.LIVE)).isInstanceOf(VenueBudget.Verdict.Wait.class);
    }

    private long counted(String outcome) {
        return meters.timer(Metrics.EXCHANGE_REQUESTS, "venue", "TEST", "outcome", outcome)
                .count();
    }

    /** Gives each in turn; an exception is thrown. */
    @SuppressWarnings("unchecked") // All answers here are texts.
    private String call(Object... answersInTurn) {
        Iterator<Object> turns = List.of(answersInTurn).iterator();
        return calls.call(
                VenueRequest.about(
                        "BTCUSD",
                        List.of(CALLS.charge(1)),
                        () -> switch (turns.next()) {
                            case RuntimeException failure -> throw failure;
                            case Object answer -> (RestResponse<String>) answer;
                        },
                        VenueCallsTest::fineOnly),
                Urgency.LIVE);
    }

    private static String fineOnly(VenueAnswer answer) {
        if (!answer.body().equals("fine")) {
            throw UnusableAnswer.malformed("not JSON: " + answer.body());
        }
        return answer.body();
    }

    private static RestResponse<String> ok(String body) {
        return RestResponse.ok(body);
    }

    private static RestResponse<String> status(int status) {
        return RestResponse.status(new Status(status), "no");
    }

    private static RestResponse<String> answer(int status, String header, String value) {
        return RestResponse.ResponseBuilder.create(new Status(status), "fine")
                .header(header, value)
                .build();
    }

    /** Any status, known to the library or not. */
    private record Status(int code) implements Response.StatusType {

        @Override
        public int getStatusCode() {
            return code;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.familyOf(code);
        }

        @Override
        public String getReasonPhrase() {
            return "status " + code;
        }
    }

    /** One that a test opens. */
    private static final class TestBreaker implements CircuitBreaker {
        private boolean open;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public <T> T call(Supplier<T> call) {
            return call.get();
        }
    }

    /** An API whose requests the test makes; its answers may tell a count of the calls. */
    private static final class TestApi extends SilentApi {

        @Override
        public Optional<Charge> used(VenueAnswer answer) {
            return answer.header("Used").map(Integer::valueOf).map(CALLS::charge);
        }
    }
}
