package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.market.Candle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the whole stack makes of markets whose truth is known: scorecards, and what is said of signals. */
@ExtendWith(RunningStackExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatedMarketsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** For two years of four markets to be scored twice, by the worker and for the scorecards, while others compute. */
    private static final Duration SCORECARDS = Duration.ofMinutes(10);

    private static final String BTC = "REPLAY:BTC/USD";
    private static final String LAB = "LAB:TREND/USD";
    private static final String SIMULATED = "{\"type\":\"subscribe\",\"id\":1,\"market\":[\"simulated\"],"
            + "\"symbols\":[\"TREND/USD\",\"COIN/USD\",\"FADE/USD\",\"FAIR/USD\"]%s}";

    @Test
    @Order(1)
    void a_simulated_market_has_its_two_years_of_history() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> RunningStackExtension.basesInTheLog(LAB).size() >= LabMarket.HISTORY);
        List<Candle> published = RunningStackExtension.basesInTheLog(LAB);
        assertThat(published)
                .isEqualTo(new Course(
                                LabMarket.SEED,
                                LabMarket.TREND,
                                published.getFirst().openTime())
                        .candles(0, published.size()));
    }

    @Test
    @Order(2)
    void scorecards_prove_each_of_the_three_and_a_calibrated_signal_is_seen_over_http_and_on_the_feed()
            throws Exception {
        try (FeedClient feed = simulatedFromTheBeginning()) {
            // When
            await().atMost(SCORECARDS).until(() -> feed.opened().anyMatch(SimulatedMarketsIT::isCalibrated));

            // Then
            JsonNode onTheFeed = feed.opened()
                    .filter(SimulatedMarketsIT::isCalibrated)
                    .findFirst()
                    .orElseThrow()
                    .path("signal");
            JsonNode overHttp =
                    RunningStackExtension.signal(onTheFeed.path("id").asText());
            for (String said : List.of("confidence", "confidenceBasis", "edge", "evidence", "scorecardId")) {
                assertThat(onTheFeed.hasNonNull(said)).as(said).isTrue();
                assertThat(overHttp.path(said)).as(said).isEqualTo(onTheFeed.path(said));
            }
            assertThat(evidenceOfScorecards()).contains("EARNING", "UNPROVEN", "LOSING");
            String named = onTheFeed.path("scorecardId").asText();
            assertThat(EventCodec.SCORECARDS.encode(scorecardInTheLog(named)))
                    .isEqualTo(RestAssured.get("/api/v1/history/scorecards/" + named)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray());
        }
    }

    private static boolean isCalibrated(JsonNode frame) {
        return frame.at("/signal/confidenceBasis").asText().startsWith("CALIBRATED(");
    }

    private static ScorecardRecord scorecardInTheLog(String id) {
        return RunningStackExtension.log().read(Topic.SCORECARDS, EventCodec.SCORECARDS).stream()
                .filter(scorecard -> scorecard.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> evidenceOfScorecards() {
        JsonNode strategies = Json.read(
                RunningStackExtension.user()
                        .get("/api/v1/strategies")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);
        return strategies.findValuesAsText("evidence");
    }

    @Test
    @Order(3)
    void each_of_the_three_is_said_of_signals_on_the_feed_and_over_http() throws Exception {
        try (FeedClient feed = simulatedFromTheBeginning()) {
            // Then
            await().atMost(SCORECARDS)
                    .untilAsserted(() -> assertThat(evidence(feed.opened())).contains("EARNING", "UNPROVEN", "LOSING"));
            assertThat(evidence(feed.opened().filter(SimulatedMarketsIT::isCalibrated)))
                    .contains("EARNING", "LOSING");
            for (String label : List.of("EARNING", "UNPROVEN", "LOSING")) {
                RunningStackExtension.user()
                        .get("/api/v1/signals?market=simulated&evidence=" + label)
                        .then()
                        .statusCode(200)
                        .body("signals.evidence", Matchers.hasItem(label));
            }
        }
    }

    /** The feed of the simulated markets, with all that was said as it happened. */
    private static FeedClient simulatedFromTheBeginning() throws Exception {
        String token = RunningStackExtension.account().token();
        String cursor;
        try (FeedClient now = new FeedClient(RunningStackExtension.stack().port(), token)) {
            now.send(SIMULATED.formatted(""));
            await().atMost(PATIENCE)
                    .until(() -> now.frames("subscribed").findAny().isPresent());
            cursor = now.frames("subscribed")
                    .findFirst()
                    .orElseThrow()
                    .path("cursor")
                    .asText();
        }
        FeedClient feed = new FeedClient(RunningStackExtension.stack().port(), token);
        feed.send(SIMULATED.formatted(",\"cursor\":\"" + FeedClient.rewound(cursor) + "\""));
        return feed;
    }

    private static Set<String> evidence(Stream<JsonNode> frames) {
        return frames.map(frame -> frame.at("/signal/evidence").asText()).collect(Collectors.toSet());
    }

    @Test
    @Order(4)
    void what_was_said_of_an_ended_signal_of_a_simulated_market_is_shown_beside_what_is_true() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> RestAssured.get("/api/v1/history/truths?market=simulated")
                        .then()
                        .statusCode(200)
                        .body("all.n", Matchers.greaterThan(0))
                        .body("all.meanTrue.value", Matchers.notNullValue()));
    }

    @Test
    @Order(5)
    void the_workers_signals_and_what_is_said_of_them_equal_an_offline_run_over_the_log() {
        StringWriter printed = new StringWriter();

        int code = Main.commandLine()
                .setOut(new PrintWriter(printed, true))
                .execute(
                        "verify",
                        "--instrument",
                        BTC + "," + LAB,
                        "--folder",
                        RunningStackExtension.folder().root().toString(),
                        "--bootstrap-servers",
                        RunningStackExtension.stack().kafka(),
                        "--scorecards-url",
                        "http://127.0.0.1:" + RunningStackExtension.stack().port());

        assertThat(printed.toString())
                .contains("VERIFY instruments=2 ", " annotations-different=0 annotations-not-covered=0");
        assertThat(code).as(printed.toString()).isZero();
    }
}
