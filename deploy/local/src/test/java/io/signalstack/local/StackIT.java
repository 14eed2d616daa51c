package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.backtest.CandleHash;
import io.signalstack.trading.market.Candle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

/** The whole stack: recorded trades go in at the exchange's door, signals come out at all others. */
@ExtendWith(RunningStackExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {

    /** Said rightly on a machine whose cores others keep busy. */
    private static final List<String> SLOWNESS =
            List.of("Timeout waiting for connection", "Timed out while waiting", "no answer within");

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** For two years of four markets to be scored twice, by the worker and for the scorecards, while others compute. */
    private static final Duration SCORECARDS = Duration.ofMinutes(10);

    private static final String BTC = "REPLAY:BTC/USD";
    private static final String LAB = "LAB:TREND/USD";
    private static final String SIMULATED = "{\"type\":\"subscribe\",\"id\":1,\"market\":[\"simulated\"],"
            + "\"symbols\":[\"TREND/USD\",\"COIN/USD\",\"FADE/USD\",\"FAIR/USD\"]%s}";

    @Test
    @Order(1)
    void a_signal_is_the_same_in_the_log_the_database_over_http_and_on_the_feed() throws Exception {
        // Given
        try (FeedClient feed =
                new FeedClient(stack().port(), RunningStackExtension.account().token())) {
            feed.send("{\"type\":\"subscribe\",\"id\":1,\"symbols\":[\"BTC/USD\",\"LAB:TREND/USD\"]}");

            // When
            await().atMost(PATIENCE).until(() -> opened(feed).findAny().isPresent());

            // Then
            JsonNode frame = opened(feed).findFirst().orElseThrow();
            String id = frame.at("/signal/id").asText();
            SignalView onOpening = SignalView.after(eventsOf(id).getFirst(), null);
            assertThat(SameJson.of(frame.path("signal"))).isEqualTo(SameJson.of(onOpening));
            // The signal may close meanwhile: the log is read again at every try.
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode inTheLog = SameJson.of(viewOf(id));
                assertThat(SameJson.of(overHttp(id))).isEqualTo(inTheLog);
                assertThat(SameJson.of(table().asView(id))).isEqualTo(inTheLog);
            });
            assertThat(feed.frames("price").count()).isPositive();
            assertThat(feed.frames("welcome").count()).isEqualTo(1);
        }
    }

    /** A signal that was open before the client came may close first. */
    private static Stream<JsonNode> opened(FeedClient feed) {
        return feed.frames("signal")
                .filter(frame -> frame.path("event").asText().equals("opened"));
    }

    @Test
    @Order(2)
    void the_latest_signals_and_the_showcase_are_public_and_the_page_is_for_users() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> RestAssured.get("/api/v1/signals/latest")
                        .then()
                        .statusCode(200)
                        .body("signals.size()", Matchers.greaterThan(0)));
        RestAssured.get("/api/v1/signals/performance-showcase").then().statusCode(200);
        RestAssured.get("/api/v1/signals").then().statusCode(401);
        RunningStackExtension.user()
                .get("/api/v1/signals?symbol=BTC/USDT")
                .then()
                .statusCode(200);
    }

    @Test
    @Order(3)
    void the_edge_answers_for_all_services() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> RestAssured.get("/health").then().statusCode(200).body("status", Matchers.is("ok")));
        String metrics =
                RestAssured.get("/metrics").then().statusCode(200).extract().asString();
        Services.NAMES.forEach(name -> assertThat(metrics).contains("service=\"" + name + "\""));
    }

    @Test
    @Order(4)
    void a_restart_keeps_signals_accounts_and_candles() throws SQLException {
        // Given
        Set<String> before = Set.copyOf(openedInTheLog());
        String email = RunningStackExtension.account().email();

        // When
        RunningStackExtension.restart();

        // Then
        assertThat(RunningStackExtension.account().email()).isEqualTo(email);
        assertThat(table().ids()).containsAll(before);
        String id = before.iterator().next();
        assertThat(overHttp(id).path("id").asText()).isEqualTo(id);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openedInTheLog().size()).isGreaterThan(before.size()));
        assertThat(openedInTheLog()).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    @Order(5)
    void the_archive_has_every_recorded_candle_also_after_a_restart() {
        // Given
        JsonNode coverage = backtestOfAll(BTC);

        // When
        List<Candle> published = RunningStackExtension.basesInTheLog(BTC);

        // Then
        TheRecording.isIn(published);
        assertThat(coverage.path("requestedDays").asDouble()).isEqualTo(30);
        assertThat(coverage.path("coveredDays").asDouble()).isBetween(3.0, 30.0);
        assertThat(coverage.path("lostCandles").asLong()).isZero();
        int archived = coverage.path("candles").asInt();
        assertThat(archived).isLessThanOrEqualTo(published.size());
        assertThat(coverage.path("candlesHash").asText()).isEqualTo(hash(published.subList(0, archived)));
    }

    @Test
    @Order(6)
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
    @Order(7)
    void scorecards_prove_each_of_the_three_and_a_calibrated_signal_is_seen_over_http_and_on_the_feed()
            throws Exception {
        try (FeedClient feed = simulatedFromTheBeginning()) {
            // When
            await().atMost(SCORECARDS).until(() -> opened(feed).anyMatch(StackIT::isCalibrated));

            // Then
            JsonNode onTheFeed = opened(feed)
                    .filter(StackIT::isCalibrated)
                    .findFirst()
                    .orElseThrow()
                    .path("signal");
            JsonNode overHttp = overHttp(onTheFeed.path("id").asText());
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
    @Order(8)
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
                        stack().kafka(),
                        "--scorecards-url",
                        "http://127.0.0.1:" + stack().port());

        assertThat(printed.toString())
                .contains("VERIFY instruments=2 ", " annotations-different=0 annotations-not-covered=0");
        assertThat(code).as(printed.toString()).isZero();
    }

    @Test
    @Order(9)
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
    @Order(10)
    void each_of_the_three_is_said_of_signals_on_the_feed_and_over_http() throws Exception {
        try (FeedClient feed = simulatedFromTheBeginning()) {
            // Then
            await().atMost(SCORECARDS)
                    .untilAsserted(() -> assertThat(evidence(opened(feed))).contains("EARNING", "UNPROVEN", "LOSING"));
            assertThat(evidence(opened(feed).filter(StackIT::isCalibrated))).contains("EARNING", "LOSING");
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
        try (FeedClient now = new FeedClient(stack().port(), token)) {
            now.send(SIMULATED.formatted(""));
            await().atMost(PATIENCE)
                    .until(() -> now.frames("subscribed").findAny().isPresent());
            cursor = now.frames("subscribed")
                    .findFirst()
                    .orElseThrow()
                    .path("cursor")
                    .asText();
        }
        FeedClient feed = new FeedClient(stack().port(), token);
        feed.send(SIMULATED.formatted(",\"cursor\":\"" + FeedClient.rewound(cursor) + "\""));
        return feed;
    }

    private static Set<String> evidence(Stream<JsonNode> frames) {
        return frames.map(frame -> frame.at("/signal/evidence").asText()).collect(Collectors.toSet());
    }

    @Test
    @Order(11)
    void a_healthy_stack_warns_of_nothing() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (String service : Services.NAMES) {
            try (Stream<String> lines =
                    Files.lines(RunningStackExtension.folder().log(service))) {
                lines.filter(line -> line.matches("\\S+ +(WARN|ERROR|FATAL) .*"))
                        .filter(line -> SLOWNESS.stream().noneMatch(line::contains))
                        .forEach(line -> warnings.add(service + ": " + line));
            }
        }
        assertThat(warnings).isEmpty();
    }

    private static Stack stack() {
        return RunningStackExtension.stack();
    }

    private static SignalsTable table() {
        return new SignalsTable(stack().jdbcUrl());
    }

    private static List<SignalRecord.OfSignal> eventsOf(String id) {
        return RunningStackExtension.log().read(Topic.SIGNALS, EventCodec.SIGNALS).stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(SignalRecord.OfSignal.class::cast)
                .filter(event -> event.signal().id().equals(id))
                .toList();
    }

    private static SignalView viewOf(String id) {
        List<SignalRecord.OfSignal> events = eventsOf(id);
        SignalView view = SignalView.after(events.getFirst(), null);
        for (SignalRecord.OfSignal event : events.subList(1, events.size())) {
            view = SignalView.after(event, view);
        }
        return view;
    }

    private static JsonNode overHttp(String id) {
        return Json.read(
                RunningStackExtension.user()
                        .get("/api/v1/signals/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);
    }

    /** What a backtest over all that is archived says it rests on. */
    private static JsonNode backtestOfAll(String instrument) {
        JsonNode result = Json.read(
                RunningStackExtension.user()
                        .noContentType()
                        .post("/api/v1/backtest/run?symbol=" + instrument + "&days=30&wait=30")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);
        return result.findValue("coverage");
    }

    private static String hash(List<Candle> candles) {
        CandleHash hash = new CandleHash();
        candles.forEach(hash::add);
        return hash.toHex();
    }

    private static List<String> openedInTheLog() {
        return RunningStackExtension.log().read(Topic.SIGNALS, EventCodec.SIGNALS).stream()
                .filter(SignalRecord.SignalOpened.class::isInstance)
                .map(record -> ((SignalRecord.SignalOpened) record).signal().id())
                .toList();
    }
}
