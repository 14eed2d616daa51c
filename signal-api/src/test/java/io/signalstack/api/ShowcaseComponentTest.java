package io.signalstack.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
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
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.signalstack.trading.market.MarketKind;
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

    @Test
    void kinds_of_market_are_in_no_figure_together() {
        // Given a win on each kind of market, and on the live one a loss that nothing was said of
        log.write(
                mixed("mixed-1").from(MarketBody.LIVE).closed(Outcome.Result.TARGET, 1.5),
                mixed("mixed-2").from(MarketBody.LIVE).notKnown("too few").closed(Outcome.Result.STOP, -1.0),
                mixed("mixed-3").from(MarketBody.of(MarketKind.simulated())).closed(Outcome.Result.TARGET, 1.5),
                mixed("mixed-4").from(recordedUntil("2026-11-30T00:00:00Z")).closed(Outcome.Result.TARGET, 1.5));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> showcase("?market=recorded")
                        .body("market", equalTo("recorded"))
                        .body("byStrategy.'mixed@1'.n", equalTo(1)));
        showcase("?market=simulated")
                .body("market", equalTo("simulated"))
                .body("byStrategy.'mixed@1'.n", equalTo(1))
                .body("note", nullValue());
        showcase()
                .body("market", equalTo("live"))
                .body("signals.simulated", greaterThanOrEqualTo(1))
                .body("signals.live", greaterThanOrEqualTo(2))
                .rootPath("byStrategy.'mixed@1'")
                .body("n", equalTo(2))
                .body("winRate.value", equalTo(0.5f))
                .body("withConfidence", equalTo(1))
                .body("highConfidenceShare.value", equalTo(1.0f));
    }

    @Test
    void a_signal_whose_time_goes_beyond_the_end_of_a_recording_is_counted_apart() {
        // Given signals that close at 09:01 and expire at 10:01, of recordings that end then and a second before
        SignalStory whole = mixed("end-1").by("end@1").from(recordedUntil("2026-11-18T10:01:00Z"));
        SignalStory beyond = whole.from(recordedUntil("2026-11-18T10:00:59Z"));
        log.write(
                whole.closed(Outcome.Result.TARGET, 1.5),
                beyond.named("end-2").closed(Outcome.Result.STOP, -1.0),
                beyond.named("end-3").closed(Outcome.Result.NOT_FILLED, null),
                beyond.named("end-4").closed(Outcome.Result.UNVERIFIABLE, null),
                beyond.named("end-5").opened());

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> showcase("?market=recorded")
                        .rootPath("byStrategy.'end@1'")
                        .body("repeated", equalTo(4))
                        .body("n", equalTo(1))
                        .body("winRate.value", equalTo(1.0f))
                        .body("withConfidence", equalTo(1))
                        .body("notFilled", equalTo(0))
                        .body("unverifiable", equalTo(0))
                        .body("open", equalTo(0)));
        showcase("?market=recorded")
                .body("calibration.bins.size()", equalTo(10))
                .body("calibration.bins[8].from", equalTo(0.8f))
                .body("calibration.bins[8].n", greaterThanOrEqualTo(1))
                .body("calibration.bins[8].averageConfidence.value", equalTo(0.8f));
    }

    private ValidatableResponse showcase() {
        return showcase("");
    }

    private ValidatableResponse showcase(String query) {
        return reader.client()
                .request()
                .get("/api/v1/signals/performance-showcase" + query)
                .then()
                .statusCode(200);
    }

    private static MarketBody recordedUntil(String end) {
        return MarketBody.of(new MarketKind.Recorded(Instant.parse(end)));
    }

    private static SignalStory mixed(String id) {
        return SignalStory.of(id, QUIET)
                .by("mixed@1")
                .opening(Instant.parse("2026-11-18T09:00:00Z"))
                .believed(0.8, "CALIBRATED(500)");
    }

    private static SignalStory pooled(String id, String instrument, String openTime) {
        return SignalStory.of(id, instrument)
                .from(MarketBody.LIVE)
                .by("pooled@1")
                .opening(Instant.parse(openTime));
    }

    private static SignalStory told(String id) {
        return SignalStory.of(id, QUIET).from(MarketBody.LIVE).by("shown@1").believed(0.8, "CALIBRATED(500)");
    }
}
