package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.trading.backtest.CandleHash;
import io.signalstack.trading.market.Candle;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String BTC = "REPLAY:BTC/USD";

    @Test
    @Order(1)
    void a_signal_is_the_same_in_the_log_the_database_over_http_and_on_the_feed() throws Exception {
        // Given
        try (FeedClient feed =
                new FeedClient(stack().port(), RunningStackExtension.account().token())) {
            feed.send("{\"type\":\"subscribe\",\"id\":1,\"symbols\":[\"BTC/USD\",\"LAB:TREND/USD\"]}");

            // When
            await().atMost(PATIENCE).until(() -> feed.opened().findAny().isPresent());

            // Then
            JsonNode frame = feed.opened().findFirst().orElseThrow();
            String id = frame.at("/signal/id").asText();
            SignalView onOpening = SignalView.after(eventsOf(id).getFirst(), null);
            assertThat(SameJson.of(frame.path("signal"))).isEqualTo(SameJson.of(onOpening));
            // The signal may close meanwhile: the log is read again at every try.
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode inTheLog = SameJson.of(viewOf(id));
                assertThat(SameJson.of(RunningStackExtension.signal(id))).isEqualTo(inTheLog);
                assertThat(SameJson.of(table().asView(id))).isEqualTo(inTheLog);
            });
            assertThat(feed.frames("price").count()).isPositive();
            assertThat(feed.frames("welcome").count()).isEqualTo(1);
        }
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
        assertThat(RunningStackExtension.signal(id).path("id").asText()).isEqualTo(id);
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
