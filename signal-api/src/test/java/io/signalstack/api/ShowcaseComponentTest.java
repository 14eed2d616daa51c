package io.signalstack.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.Reader;
import io.signalstack.api.testing.SignalStory;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.signalstack.trading.signal.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShowcaseComponentTest {

    private static final String QUIET = "REPLAY:QUIET/USD";
    private static final String LOUD = "REPLAY:LOUD/USD";
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;
    private Reader reader;

    @BeforeEach
    void begin() {
        if (reader == null) {
            log = new Log(servers);
            reader = Reader.registered("visitor@example.org");
        }
    }

    @Test
    void the_showcase_counts_what_became_of_the_signals() {
        // Given
        SignalRecord[] events = {
            told("shown-1").closed(Outcome.Result.TARGET, 1.5),
            told("shown-2").closed(Outcome.Result.TARGET, 0.5),
            told("shown-3").closed(Outcome.Result.STOP, -1.0),
            told("shown-4").closed(Outcome.Result.EXPIRED, 0.25),
            told("shown-5").closed(Outcome.Result.NOT_FILLED, null),
            told("shown-6").closed(Outcome.Result.UNVERIFIABLE, null),
            told("shown-7").opened()
        };

        // When
        log.write(events);
        reader.awaitSequence("shown-7", 0);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> showcase()
                        .rootPath("byStrategy.'shown@1'")
                        .body("n", equalTo(4))
                        .body("winRate.value", equalTo(0.75f))
                        .body("winRate.low", allOf(greaterThan(0.3f), lessThan(0.301f)))
                        .body("winRate.high", allOf(greaterThan(0.954f), lessThan(0.955f)))
                        .body("winRate.method", equalTo("WILSON"))
                        .body("winRate.reason", nullValue())
                        .body("hitRate.value", equalTo(0.5f))
                        .body("profitFactor.value", equalTo(2.25f))
                        .body("averageConfidence.value", equalTo(0.8f))
                        .body("highConfidenceShare.value", equalTo(1.0f))
                        .body("notFilled", equalTo(1))
                        .body("unverifiable", equalTo(1))
                        .body("open", equalTo(1))
                        .noRootPath()
                        .body("bySide.keySet()", hasItem("LONG")));
    }

    @Test
    void over_several_series_the_interval_is_drawn_from_whole_days_in_utc() {
        // Given two instruments with 3 wins of 4 on the first day, and none of 2 on the second, from its midnight on
        log.write(
                pooled("pooled-1", QUIET, "2026-11-18T00:00:00Z").closed(Outcome.Result.TARGET, 2.0),
                pooled("pooled-2", LOUD, "2026-11-18T09:00:00Z").closed(Outcome.Result.TARGET, 2.0),
                pooled("pooled-3", QUIET, "2026-11-18T09:00:00Z").closed(Outcome.Result.EXPIRED, 0.5),
                pooled("pooled-4", LOUD, "2026-11-18T23:58:00Z").closed(Outcome.Result.STOP, -1.0),
                pooled("pooled-5", QUIET, "2026-11-18T23:59:00Z").closed(Outcome.Result.STOP, -1.0),
                pooled("pooled-6", LOUD, "2026-11-19T23:58:00Z").closed(Outcome.Result.STOP, -1.0),
                pooled("pooled-7", LOUD, "2026-11-20T00:00:00Z").opened());

        // Then the three possible shares come a quarter, a half and a quarter of the time
        await().atMost(SOON)
                .untilAsserted(() -> showcase()
                        .rootPath("byStrategy.'pooled@1'")
                        .body("n", equalTo(6))
                        .body("open", equalTo(1))
                        .body("winRate.value", equalTo(0.5f))
                        .body("winRate.low", equalTo(0f))
                        .body("winRate.high", equalTo(0.75f))
                        .body("winRate.method", equalTo("DAY_BOOTSTRAP"))
                        .body("winRate.reason", nullValue())
                        .body("hitRate.high", equalTo(0.5f))
                        .noRootPath()
                        .body("bootstrap.draws", equalTo(10_000))
                        .body("bootstrap.generator", equalTo("L64X128MixRandom"))
                        .body("bootstrap.seed", notNullValue()));
    }

    @Test
    void one_day_of_several_series_gives_a_share_and_no_interval() {
        // When
        log.write(
                pooled("day-1", QUIET, "2026-11-18T09:00:00Z").by("day@1").closed(Outcome.Result.TARGET, 2.0),
                pooled("day-2", LOUD, "2026-11-18T10:00:00Z").by("day@1").closed(Outcome.Result.STOP, -1.0));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> showcase()
                        .rootPath("byStrategy.'day@1'.winRate")
                        .body("value", equalTo(0.5f))
                        .body("low", nullValue())
                        .body("high", nullValue())
                        .body("method", equalTo("DAY_BOOTSTRAP"))
                        .body("reason", equalTo("all outcomes are of one day")));
    }

    private ValidatableResponse showcase() {
        return reader.client()
                .request()
                .get("/api/v1/signals/performance-showcase")
                .then()
                .statusCode(200);
    }

    private static SignalStory pooled(String id, String instrument, String openTime) {
        return SignalStory.of(id, instrument).by("pooled@1").opening(Instant.parse(openTime));
    }

    private static SignalStory told(String id) {
        return SignalStory.of(id, QUIET).by("shown@1").believed(0.8, "CALIBRATED(500)");
    }
}
