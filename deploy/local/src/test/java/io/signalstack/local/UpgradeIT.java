package io.signalstack.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.signal.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** {@code up} on a data folder that the version before engine version 2 has written. It takes the machine to itself. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE)
class UpgradeIT {

    private static final StackOptions OPTIONS =
            RunningStackExtension.options("upgrade it", ExchangeChoice.replay(Set.of(PlayedMarket.BTC)));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> INSTRUMENTS = List.of("REPLAY:BTC/USD", "REPLAY:ETH/USD");

    /** What the folder's log says about signals, event by event. */
    private static final List<SignalRecord.OfSignal> EARLIER = ofSignals(EarlierFolder.log().stream()
            .filter(line -> line.path("topic").asText().equals(Topic.SIGNALS.text()) && line.has("value"))
            .map(line -> EventCodec.SIGNALS.decode(line.path("value").asText().getBytes(UTF_8)))
            .toList());

    private static final Set<String> OPEN = views(EARLIER).values().stream()
            .filter(view -> view.outcome() == null)
            .map(view -> view.signal().id())
            .collect(Collectors.toSet());

    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();

    private static Stack stack;
    private static DemoAccount account;

    @BeforeAll
    static void start() throws Exception {
        RunningStackExtension.stop();
        if (Files.exists(OPTIONS.folder().root())) {
            ProgramFolder.deleteTree(OPTIONS.folder().root());
        }
        new EarlierFolder(OPTIONS.folder()).layOut(OPTIONS.speed());
        stack = new Stack(OPTIONS, new Progress(new PrintStream(SAID, true, UTF_8)));
        try {
            stack.start();
            account = DemoAccount.logIn(stack.port(), OPTIONS.folder());
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        } finally {
            System.out.print(SAID.toString(UTF_8));
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void every_stored_instrument_begins_a_new_series_and_the_user_is_told() throws Exception {
        assertThat(SAID.toString(UTF_8))
                .contains("engine version " + Engine.VERSION + ": new series for " + String.join(", ", INSTRUMENTS));
        assertThat(Files.readString(OPTIONS.folder().engineVersion()).strip())
                .isEqualTo(Integer.toString(Engine.VERSION));
        Map<String, Integer> numbers = new HashMap<>();
        for (InstrumentDefinition it : log().read(Topic.INSTRUMENTS, EventCodec.INSTRUMENTS)) {
            numbers.put(it.instrument(), it.seriesNumber());
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderEntriesOf(INSTRUMENTS.stream().collect(Collectors.toMap(it -> it, _ -> 2)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log().read(Topic.CANDLES, EventCodec.CANDLES).stream()
                                .filter(CandleEvent.SeriesStarted.class::isInstance)
                                .map(event -> ((CandleEvent.SeriesStarted) event).seriesId()))
                        .containsAll(INSTRUMENTS.stream().map(it -> it + "#2").toList()));
    }

    @Test
    @Order(2)
    void what_the_earlier_engine_left_open_ends_as_unverifiable() {
        assertThat(OPEN).isNotEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, SignalView> now = views(signals());
            assertThat(OPEN).allSatisfy(id -> {
                assertThat(now.get(id).outcome())
                        .isNotNull()
                        .extracting(OutcomeBody::result)
                        .isEqualTo(Outcome.Result.UNVERIFIABLE);
                assertThat(SameJson.of(overHttp(id))).isEqualTo(SameJson.of(now.get(id)));
            });
        });
    }

    @Test
    @Order(3)
    void signals_of_the_earlier_engine_are_served_as_its_log_tells_them() throws SQLException {
        Map<String, SignalView> earlier = views(EARLIER);
        assertThat(new SignalsTable(stack.jdbcUrl()).ids()).containsAll(earlier.keySet());
        earlier.values().stream()
                .filter(view -> !OPEN.contains(view.signal().id()))
                .collect(Collectors.toMap(
                        view -> view.outcome().result(), view -> view, (one, _) -> one, LinkedHashMap::new))
                .values()
                .forEach(view ->
                        assertThat(SameJson.of(overHttp(view.signal().id()))).isEqualTo(SameJson.of(view)));
    }

    @Test
    @Order(4)
    void who_comes_back_to_the_feed_is_told_what_the_earlier_engine_said() throws Exception {
        // Given a cursor from before anything was said
        String cursor;
        try (FeedClient feed = new FeedClient(stack.port(), account.token())) {
            cursor = FeedClient.rewound(subscribe(feed, null).path("cursor").asText());
        }
        Set<String> told = EARLIER.stream()
                .filter(event -> !event.annotations().historical())
                .map(event -> event.signal().id())
                .collect(Collectors.toSet());

        // When
        try (FeedClient feed = new FeedClient(stack.port(), account.token())) {
            subscribe(feed, cursor);

            // Then
            assertThat(told).isNotEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(feed.frames("signal")
                                    .map(frame -> frame.at("/signal/id").asText()))
                            .containsAll(told));
            assertThat(feed.frames("resync")).isEmpty();
        }
    }

    @Test
    @Order(5)
    void new_signals_are_this_engines_and_say_nothing_again() {
        Instant scored = EARLIER.stream()
                .map(event -> event.signal().closeTime())
                .max(Instant::compareTo)
                .orElseThrow();

        await().atMost(PATIENCE).until(() -> !ours().isEmpty());

        List<SignalRecord.OfSignal> ours = ours();
        assertThat(ours).allSatisfy(event -> {
            assertThat(event.signal().seriesId()).endsWith("#2");
            assertThat(event.signal().closeTime()).isAfter(scored);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> user().get(
                                "/api/v1/signals/" + ours.getFirst().signal().id())
                        .then()
                        .statusCode(200)
                        .body("engineVersion", Matchers.is(Engine.VERSION)));
    }

    /** This engine's events about the instruments that the earlier one knew. */
    private static List<SignalRecord.OfSignal> ours() {
        return signals().stream()
                .filter(event -> event.signal().engineVersion() == Engine.VERSION
                        && INSTRUMENTS.contains(event.signal().instrument()))
                .toList();
    }

    @Test
    @Order(6)
    void the_log_of_both_engines_verifies() {
        StringWriter printed = new StringWriter();

        int code = Main.commandLine()
                .setOut(new PrintWriter(printed, true))
                .execute(
                        "verify", "--folder", OPTIONS.folder().root().toString(), "--bootstrap-servers", stack.kafka());

        assertThat(printed.toString())
                .contains("other-engine=" + (EARLIER.size() + OPEN.size()) + " ")
                .doesNotContain("matching=0 different=0 missing=0 unexpected=0 twice=0 other-engine=" + EARLIER.size());
        assertThat(code).as(printed.toString()).isZero();
    }

    @Test
    @Order(7)
    void the_archive_goes_on_in_the_new_series() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Json.read(
                                        user().noContentType()
                                                .post("/api/v1/backtest/run?symbol=BTC/USD&days=3&wait=30")
                                                .then()
                                                .statusCode(200)
                                                .extract()
                                                .asByteArray(),
                                        JsonNode.class)
                                .findValue("seriesId")
                                .asText())
                        .isEqualTo("REPLAY:BTC/USD#2"));
    }

    private static CommittedLog log() {
        return new CommittedLog(stack.kafka());
    }

    private static List<SignalRecord.OfSignal> signals() {
        return ofSignals(log().read(Topic.SIGNALS, EventCodec.SIGNALS));
    }

    private static List<SignalRecord.OfSignal> ofSignals(List<SignalRecord> records) {
        return records.stream()
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(SignalRecord.OfSignal.class::cast)
                .toList();
    }

    private static Map<String, SignalView> views(List<SignalRecord.OfSignal> events) {
        Map<String, SignalView> views = new LinkedHashMap<>();
        events.forEach(event -> views.compute(event.signal().id(), (_, before) -> SignalView.after(event, before)));
        return views;
    }

    private static RequestSpecification user() {
        return RestAssured.given()
                .baseUri("http://127.0.0.1")
                .port(stack.port())
                .header("Authorization", "Bearer " + account.token());
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

    private static JsonNode subscribe(FeedClient feed, String cursor) {
        Map<String, Object> frame = new HashMap<>(Map.of("type", "subscribe", "id", 1, "symbols", INSTRUMENTS));
        if (cursor != null) {
            frame.put("cursor", cursor);
        }
        feed.send(frame);
        await().atMost(PATIENCE).until(() -> feed.frames("subscribed").findAny().isPresent());
        return feed.frames("subscribed").findFirst().orElseThrow();
    }
}
