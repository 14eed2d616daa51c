package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.sandbox.process.ProgramFolder;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole stack as {@code up} starts it, on free ports: recorded trades go in, signals come out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final StackOptions OPTIONS = new StackOptions(
            Path.of("..", "..").toAbsolutePath().normalize(),
            new StackFolder(Path.of("target", "stack it").toAbsolutePath()),
            0,
            60,
            StackOptions.Exchange.REPLAY,
            false);

    private static Stack stack;
    private static DemoAccount account;

    @BeforeAll
    static void start() throws IOException {
        if (Files.exists(OPTIONS.folder().root())) {
            ProgramFolder.deleteTree(OPTIONS.folder().root());
        }
        startStack();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void startStack() {
        stack = new Stack(OPTIONS, new Progress(System.out));
        stack.start();
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = stack.port();
        account = DemoAccount.logIn(stack.port(), OPTIONS.folder());
    }

    @Test
    @Order(1)
    void a_signal_is_the_same_in_the_log_the_database_over_http_and_on_the_feed() throws Exception {
        // Given
        try (FeedClient feed = new FeedClient(stack.port(), account.token())) {
            feed.send("{\"type\":\"subscribe\",\"id\":1,\"symbols\":[\"BTC/USD\",\"ETH/USD\"]}");

            // When
            await().atMost(PATIENCE).until(() -> feed.frames("signal").findAny().isPresent());

            // Then
            JsonNode frame = feed.frames("signal").findFirst().orElseThrow();
            String id = frame.at("/signal/id").asText();
            List<SignalRecord.OfSignal> history = eventsOf(id);
            SignalView onOpening = SignalView.after(history.getFirst(), null);
            assertThat(frame.path("event").asText()).isEqualTo("opened");
            assertThat(frame.path("signal")).isEqualTo(json(onOpening));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(overHttp(id)).isEqualTo(json(viewOf(id))));
            assertThat(inDatabase(id)).isEqualTo(columns(viewOf(id)));
            assertThat(feed.frames("price").count()).isPositive();
            assertThat(feed.frames("welcome").count()).isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    void the_latest_signals_are_public_and_the_page_and_showcase_are_for_users() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> RestAssured.get("/api/v1/signals/latest")
                        .then()
                        .statusCode(200)
                        .body("signals.size()", org.hamcrest.Matchers.greaterThan(0)));
        RestAssured.get("/api/v1/signals").then().statusCode(401);
        user().get("/api/v1/signals?symbol=BTC/USDT").then().statusCode(200);
        user().get("/api/v1/signals/performance-showcase").then().statusCode(200);
    }

    @Test
    @Order(3)
    void a_backtest_says_what_it_covers() {
        JsonNode result = Json.read(
                user().noContentType()
                        .post("/api/v1/backtest/run?symbol=BTC/USD&days=30&wait=30")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);

        assertThat(result.findValue("requestedDays").asDouble()).isEqualTo(30);
        assertThat(result.findValue("coveredDays").asDouble()).isBetween(1.0, 30.0);
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/v1/signals?symbol=NO/SUCH              |                  | 404 | UNKNOWN_SYMBOL",
                "GET  | /api/v1/signals?limit=many                  |                  | 400 | INVALID_PARAMETER",
                "GET  | /api/v1/signals/0123                        |                  | 404 | NOT_FOUND",
                "GET  | /api/v1/nowhere                             |                  | 404 | UNKNOWN_PATH",
                "GET  | /internal/v1/candles                        |                  | 404 | UNKNOWN_PATH",
                "GET  | /api/v1/signals%3Bx                         |                  | 400 | BAD_PATH",
                "GET  | /api/v1/%2e%2e/internal                     |                  | 400 | BAD_PATH",
                "POST | /api/v1/auth/login                          | {\"email\":      | 400 | MALFORMED_JSON",
                "POST | /api/v1/auth/login                          | {\"email\":[1]}  | 400 | INVALID_BODY",
                "POST | /api/v1/backtest/run?symbol=NO/SUCH&days=30 |                  | 404 | UNKNOWN_SYMBOL",
                "POST | /api/v1/backtest/run?symbol=BTC/USD&days=x  |                  | 400 | INVALID_PARAMETER",
                "PUT  | /api/v1/signals/latest                      |                  | 405 | METHOD_NOT_ALLOWED"
            })
    void bad_input_gets_a_problem_document(String method, String path, String body, int status, String code) {
        RequestSpecification request = user().urlEncodingEnabled(false);
        if (body == null) {
            request.noContentType();
        } else {
            request.contentType(ContentType.JSON).body(body);
        }
        var answer = request.request(method, path).then().statusCode(status).extract();

        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    @Test
    @Order(5)
    void an_unreadable_token_and_an_oversized_body_get_problem_documents() {
        RestAssured.given()
                .header("Authorization", "Bearer not.a.token")
                .get("/api/v1/signals")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("x".repeat(100_000))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        assertThatThrownBy(() -> new FeedClient(stack.port(), "not.a.token"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    @Order(6)
    void the_edge_answers_for_all_services() {
        RestAssured.get("/health").then().statusCode(200).body("status", org.hamcrest.Matchers.is("ok"));
        String metrics =
                RestAssured.get("/metrics").then().statusCode(200).extract().asString();
        Services.NAMES.forEach(name -> assertThat(metrics).contains("service=\"" + name + "\""));
    }

    @Test
    @Order(7)
    void the_workers_signals_equal_an_offline_run_over_the_log() {
        TheLog log = new TheLog(stack.kafka());
        OfflineReplay replay = new OfflineReplay(log.read(Topic.STRATEGIES, EventCodec.STRATEGIES));
        await().atMost(PATIENCE).untilAsserted(() -> {
            // The worker is always a moment behind the candles: what it has published must be a prefix.
            List<SignalRecord> signals = log.read(Topic.SIGNALS, EventCodec.SIGNALS);
            List<CandleEvent> candles = log.read(Topic.CANDLES, EventCodec.CANDLES);
            for (String instrument : instruments(candles)) {
                List<String> published = OfflineReplay.published(instrument, signals);
                assertThat(replay.events(instrument, candles, signals)).startsWith(published.toArray(String[]::new));
                assertThat(published).isNotEmpty();
            }
        });
    }

    @Test
    @Order(8)
    void a_restart_keeps_signals_accounts_and_candles() throws SQLException {
        // Given
        Set<String> before = new TreeSet<>(ids(new TheLog(stack.kafka()).read(Topic.SIGNALS, EventCodec.SIGNALS)));
        String email = account.email();

        // When
        stack.close();
        startStack();

        // Then
        assertThat(account.email()).isEqualTo(email);
        assertThat(signalsInDatabase()).containsAll(before);
        assertThat(overHttp(before.iterator().next()).path("id").asText())
                .isEqualTo(before.iterator().next());
        TheLog log = new TheLog(stack.kafka());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                ids(log.read(Topic.SIGNALS, EventCodec.SIGNALS)).size())
                        .isGreaterThan(before.size()));
        List<String> opened = ids(log.read(Topic.SIGNALS, EventCodec.SIGNALS));
        assertThat(opened).doesNotHaveDuplicates();
        assertThat(opened).containsAll(before);
        candlesFollowEachOther(log.read(Topic.CANDLES, EventCodec.CANDLES));
    }

    @Test
    @Order(9)
    void a_healthy_stack_warns_of_nothing() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (String service : Services.NAMES) {
            try (Stream<String> lines = Files.lines(OPTIONS.folder().log(service))) {
                lines.filter(line -> line.matches("\\S+ +(WARN|ERROR|FATAL) .*"))
                        .forEach(line -> warnings.add(service + ": " + line));
            }
        }
        assertThat(warnings).isEmpty();
    }

    private static RequestSpecification user() {
        return RestAssured.given().header("Authorization", "Bearer " + account.token());
    }

    private static List<SignalRecord.OfSignal> eventsOf(String id) {
        return new TheLog(stack.kafka())
                .read(Topic.SIGNALS, EventCodec.SIGNALS).stream()
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

    private static JsonNode json(Object value) {
        return Json.read(Json.bytes(value), JsonNode.class);
    }

    private static JsonNode overHttp(String id) {
        return Json.read(
                user().get("/api/v1/signals/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);
    }

    private static Map<String, Object> columns(SignalView view) {
        return Map.of(
                "symbol", view.symbol(),
                "status", view.status().name(),
                "timeframe", view.signal().timeframe(),
                "strategy", view.signal().strategy(),
                "entry_price", view.signal().entry(),
                "target_price", view.signal().target(),
                "stop_loss", view.signal().stop(),
                "confidence", view.annotations().confidence(),
                "quality_score", view.signal().qualityScore(),
                "risk_pct", view.signal().riskPct());
    }

    private static Map<String, Object> inDatabase(String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(), "signalstack", "signalstack");
                PreparedStatement select =
                        connection.prepareStatement("select * from signal_api.signals where signal_id = ?")) {
            select.setString(1, id);
            ResultSet row = select.executeQuery();
            assertThat(row.next()).isTrue();
            Map<String, Object> columns = new java.util.HashMap<>();
            for (String text : List.of("symbol", "status", "timeframe", "strategy")) {
                columns.put(text, row.getString(text));
            }
            for (String number :
                    List.of("entry_price", "target_price", "stop_loss", "confidence", "quality_score", "risk_pct")) {
                columns.put(number, row.getDouble(number));
            }
            return columns;
        }
    }

    private static Set<String> signalsInDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(), "signalstack", "signalstack");
                PreparedStatement select = connection.prepareStatement("select signal_id from signal_api.signals")) {
            Set<String> ids = new HashSet<>();
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private static Set<String> instruments(List<CandleEvent> candles) {
        return candles.stream().map(CandleEvent::instrument).collect(Collectors.toSet());
    }

    private static List<String> ids(List<SignalRecord> records) {
        return records.stream()
                .filter(SignalRecord.SignalOpened.class::isInstance)
                .map(record -> ((SignalRecord.SignalOpened) record).signal().id())
                .toList();
    }

    private static void candlesFollowEachOther(List<CandleEvent> events) {
        for (String instrument : instruments(events)) {
            List<Long> openTimes = events.stream()
                    .filter(event -> event.instrument().equals(instrument))
                    .filter(CandleEvent.BaseCandle.class::isInstance)
                    .map(event -> ((CandleEvent.BaseCandle) event).openTime().toEpochMilli())
                    .toList();
            Set<Long> steps = new HashSet<>();
            for (int i = 1; i < openTimes.size(); i++) {
                steps.add(openTimes.get(i) - openTimes.get(i - 1));
            }
            assertThat(steps).as(instrument).hasSize(1);
        }
    }
}
