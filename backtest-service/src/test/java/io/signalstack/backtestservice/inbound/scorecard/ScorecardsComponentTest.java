package io.signalstack.backtestservice.inbound.scorecard;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.SimulatedLog;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.FailingKind;
import io.signalstack.trading.strategy.StrategyDefinition;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScorecardsComponentTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final StrategyDefinition STRATEGY = BuiltInStrategies.all().getFirst();
    private static final List<LabMarket> MARKETS = List.of(LabMarket.TREND, LabMarket.COIN);
    private static final int PAST = 200;
    private static final int CARDS = MARKETS.size() * LabMarket.TIMEFRAMES.size();
    private static final StrategyDefinition FAILING = FailingKind.after(300);
    private static final String PATH = "/api/v1/history/scorecards/";

    @Inject
    ArchivedHistory history;

    private static Instant day(int day) {
        return SimulatedLog.START.plus(Duration.ofDays(day));
    }

    @Test
    void what_is_published_is_what_the_engine_makes_of_the_archive_day_after_day() {
        try (Log log = new Log()) {
            // Given two markets' past, a strategy that scores them, and one that fails
            enable(log, STRATEGY, true);
            enable(log, FAILING, true);
            for (LabMarket market : MARKETS) {
                log.publish(new SimulatedLog(market).past(PAST));
            }
            // Then
            requirePublished(log, PAST);
            requireTold(
                    log,
                    new SystemEvent.ScorecardsOut(STRATEGY.key().toString(), "simulated", day(PAST), CARDS),
                    new SystemEvent.ScorecardsFailed(
                            FAILING.key().toString(),
                            "simulated",
                            day(PAST),
                            "java.lang.IllegalArgumentException: no more than 300"));
            enable(log, FAILING, false);
            requireServed(published(log, PAST));
            // When a day has gone by
            for (LabMarket market : MARKETS) {
                log.publish(new SimulatedLog(market).day(PAST));
            }
            // Then
            requirePublished(log, PAST + 1);
            requireTold(
                    log, new SystemEvent.ScorecardsOut(STRATEGY.key().toString(), "simulated", day(PAST + 1), CARDS));
            // and the superseded ones are still to be had
            requireServed(published(log, PAST));
        }
    }

    private static void enable(Log log, StrategyDefinition strategy, boolean enabled) {
        log.publish(
                Topic.STRATEGIES,
                strategy.key().toString(),
                EventCodec.STRATEGIES.encode(StrategyRecord.of(strategy, true, enabled)));
    }

    /** Once each. */
    private static void requireTold(Log log, SystemEvent... events) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(log.read(Topic.SYSTEM_EVENTS.text()))
                        .extracting(record -> EventCodec.SYSTEM_EVENTS.decode(record.value()))
                        .containsOnlyOnce(events));
    }

    private void requirePublished(Log log, int days) {
        List<String> expected = direct(day(days)).stream()
                .map(card -> new String(EventCodec.SCORECARDS.encode(ScorecardRecord.of(card)), UTF_8))
                .toList();
        await().atMost(LONG).until(() -> published(log, days).size() >= expected.size());
        assertThat(published(log, days)).containsExactlyElementsOf(expected);
    }

    /** By their ids, as they were published. */
    private static void requireServed(List<String> published) {
        for (String value : published) {
            String id = EventCodec.SCORECARDS.decode(value.getBytes(UTF_8)).id();
            String tag = given().get(PATH + id)
                    .then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .body(Matchers.equalTo(value))
                    .extract()
                    .header("ETag");
            given().header("If-None-Match", tag).get(PATH + id).then().statusCode(304);
        }
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        given().get(PATH + "f".repeat(32)).then().statusCode(404).body("code", Matchers.is("NOT_FOUND"));
        given().header("If-None-Match", "\"none\"").get(PATH + "none").then().statusCode(404);
    }

    private static List<String> published(Log log, int days) {
        List<String> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : log.read(Topic.SCORECARDS.text())) {
            ScorecardRecord scorecard = EventCodec.SCORECARDS.decode(record.value());
            if (scorecard.instrument().startsWith("LAB:")
                    && scorecard.trainedTo().equals(day(days))) {
                assertThat(new String(record.key(), UTF_8)).isEqualTo(scorecard.key());
                values.add(new String(record.value(), UTF_8));
            }
        }
        return values;
    }

    /** The engine over the archive, from its start, with nothing kept. */
    private List<Scorecard> direct(Instant trainedTo) {
        List<ScoredMarket> markets = MARKETS.stream()
                .sorted((one, other) ->
                        one.instrument().toString().compareTo(other.instrument().toString()))
                .map(market -> direct(market, trainedTo))
                .toList();
        List<Scorecard> scorecards = new ScorecardRun(STRATEGY, markets).scorecards(trainedTo);
        assertThat(scorecards).hasSize(CARDS);
        return scorecards;
    }

    private ScoredMarket direct(LabMarket market, Instant until) {
        ArchivedSeries archived = await().atMost(LONG)
                .until(
                        () -> history.newest(market.instrument()).await().atMost(LONG),
                        series ->
                                series.isPresent() && !series.get().lastClose().isBefore(until))
                .orElseThrow();
        var scored = new ScoredMarket(market.instrument(), List.of(STRATEGY));
        history.records(archived, until).forEach(scored::on);
        assertThat(scored.settled()).hasSizeGreaterThan(50);
        return scored;
    }
}
