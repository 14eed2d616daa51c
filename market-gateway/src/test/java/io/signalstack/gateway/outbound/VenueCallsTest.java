package io.signalstack.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.outbound.VenueCalls.RetryPolicy;
import io.signalstack.platform.metrics.Metrics;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class VenueCallsTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    private Instant wall = NOON;
    private final List<Duration> pauses = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final VenueCalls calls = new VenueCalls(
            "TEST",
            new RetryPolicy(3, Duration.ofMillis(200), Duration.ofMinutes(1)),
            () -> wall,
            new Scheduler() {
                @Override
                public Runnable schedule(Duration delay, Runnable task) {
                    throw new AssertionError("nothing is scheduled");
                }

                @Override
                public void pause(Duration delay) {
                    pauses.add(delay);
                }
            },
            RandomGeneratorFactory.of("L64X128MixRandom").create(1),
            meters);

    @Test
    void failuresThatPassAreTriedAgainAfterGrowingJitteredPauses() {
        // When
        String answer = calls.call(
                answers(
                        new WebApplicationException(500),
                        new ProcessingException(new IOException("Connection reset by peer")),
                        "<html>",
                        "fine"),
                this::fineOnly);

        // Then
        assertThat(answer).isEqualTo("fine");
        assertThat(pauses).hasSize(3);
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(100L << i), Duration.ofMillis(200L << i));
        }
        assertThat(meters.timer(Metrics.EXCHANGE_REQUESTS, "venue", "TEST", "outcome", "unavailable")
                        .count())
                .isEqualTo(2);
        assertThat(meters.timer(Metrics.EXCHANGE_REQUESTS, "venue", "TEST", "outcome", "malformed")
                        .count())
                .isEqualTo(1);
        assertThat(meters.timer(Metrics.EXCHANGE_REQUESTS, "venue", "TEST", "outcome", "ok")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void afterThreeRetriesTheLastFailureIsTold() {
        assertThatExceptionOfType(VenueException.Unavailable.class)
                .isThrownBy(() -> calls.call(
                        answers(status(500), status(501), status(502), status(503), "fine"), Function.identity()))
                .withMessage("TEST failed with 503");
    }

    @Test
    void aVenueThatAsksToBeLeftAloneIsNotCalledUntilThen() {
        // Given
        Supplier<String> venue = answers(
                new WebApplicationException(
                        Response.status(429).header("Retry-After", "7").build()),
                "fine");

        // When, Then: neither retried
        assertThatThrownBy(() -> calls.call(venue, Function.identity()))
                .isInstanceOfSatisfying(
                        VenueException.RateLimited.class,
                        limited -> assertThat(limited.until()).isEqualTo(NOON.plusSeconds(7)));
        assertThat(pauses).isEmpty();

        // nor called before the time
        wall = NOON.plusMillis(6_999);
        assertThatThrownBy(() -> calls.call(venue, Function.identity()))
                .isInstanceOf(VenueException.RateLimited.class)
                .hasMessageContaining("left alone until");

        // When, Then
        wall = NOON.plusSeconds(7);
        assertThat(calls.call(venue, Function.identity())).isEqualTo("fine");
    }

    @Test
    void aBanWithADateOrWithoutATimeIsHonouredToo() {
        assertThatThrownBy(() -> calls.call(
                        answers(new WebApplicationException(Response.status(418)
                                .header("Retry-After", "Sat, 10 Jan 2026 12:02:00 GMT")
                                .build())),
                        Function.identity()))
                .isInstanceOfSatisfying(
                        VenueException.RateLimited.class,
                        limited -> assertThat(limited.until()).isEqualTo(NOON.plusSeconds(120)));

        wall = NOON.plusSeconds(120);
        assertThatThrownBy(() -> calls.call(answers(status(403)), Function.identity()))
                .isInstanceOfSatisfying(
                        VenueException.RateLimited.class,
                        limited -> assertThat(limited.until()).isEqualTo(NOON.plusSeconds(180)));
    }

    @Test
    void anUnknownSymbolIsNotAskedForAgain() {
        // Given
        String refusal = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";

        // When, Then
        assertThatThrownBy(() -> calls.call(
                        answers(new WebApplicationException(
                                Response.status(400).entity(refusal).build())),
                        Function.identity()))
                .isInstanceOf(VenueException.Unknown.class)
                .hasMessageContaining("Invalid symbol");
        assertThat(pauses).isEmpty();
    }

    private String fineOnly(String answer) {
        if (!answer.equals("fine")) {
            throw new IllegalArgumentException("not JSON: " + answer);
        }
        return answer;
    }

    private static WebApplicationException status(int status) {
        return new WebApplicationException(Response.status(status).build());
    }

    /** Gives each in turn; an exception is thrown. */
    private static Supplier<String> answers(Object... inTurn) {
        Iterator<Object> turns = List.of(inTurn).iterator();
        return () -> switch (turns.next()) {
            case RuntimeException failure -> throw failure;
            case Object answer -> answer.toString();
        };
    }
}
