package io.signalstack.backtestservice.inbound.history;

import static io.restassured.RestAssured.given;
import static io.signalstack.backtestservice.testing.LiveLog.PUBLISHED;
import static io.signalstack.backtestservice.testing.LiveLog.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.testing.LiveLog;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.Orders;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.backtestservice.testing.SimulatedLog;
import io.signalstack.backtestservice.testing.StandInGateway;
import io.signalstack.backtestservice.testing.StandInGateway.Disturbance;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.lab.LabMarket;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What rests on history that was fetched, from a gateway that is disturbed. */
@QuarkusTest
@QuarkusTestResource(value = StandInGateway.class, restrictToAnnotatedClass = true)
class HistoryComponentTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    private static final int END = PUBLISHED + 31;
    private static final int WANTED = PUBLISHED - StandInGateway.DAYS;
    private static final int LISTED = 101;
    private static final int LACKING = 5_000;

    private final LiveLog whole = new LiveLog("BINANCE:WHOLE/USDT", LabMarket.TREND);
    private final LiveLog young = new LiveLog("BINANCE:YOUNG/USDT", LabMarket.COIN);
    private final LiveLog none = new LiveLog("BINANCE:NONE/USDT", LabMarket.FADE);

    @Inject
    ArchivedHistory history;

    /** Set by the resource. */
    StandInGateway gateway;

    /** Set by the token resource. */
    TestTokens tokens;

    @Test
    void scorecards_and_backtests_rest_on_what_was_fetched_and_then_on_what_was_published() throws IOException {
        // Given a venue that has one market's history but for a candle, part of another's and none of a third's
        List<Candle> fetched = new ArrayList<>(whole.candles(0, END));
        fetched.remove(LACKING);
        gateway.serves(
                whole.instrument().toString(), fetched, Disturbance.BUSY, Disturbance.ENDS_EARLY, Disturbance.RESET);
        List<Candle> listed = young.candles(LISTED - 1, END);
        gateway.serves(young.instrument().toString(), listed.subList(7, listed.size()));
        try (Log log = new Log()) {
            log.publish(
                    Topic.STRATEGIES,
                    STRATEGY.key().toString(),
                    EventCodec.STRATEGIES.encode(StrategyRecord.of(STRATEGY, true, true)));
            // and markets that are recorded and simulated
            log.publish(RecordedLog.of(Instrument.parse("REPLAY:TAPE/USD")).subList(0, 3_000));
            log.publish(new SimulatedLog(LabMarket.FAIR).past(2));

            // When
            for (LiveLog market : List.of(whole, young, none)) {
                log.publish(market.until(END));
            }

            // Then
            List<Candle> course = new ArrayList<>(whole.candles(WANTED, END));
            course.remove(LACKING - 96 * WANTED);
            requireScorecards(
                    log,
                    END,
                    Set.of(whole.instrument(), young.instrument()),
                    List.of(
                            scored(none, none.candles(PUBLISHED, END)),
                            scored(whole, course),
                            scored(young, young.candles(LISTED, END))));
            requireBacktest(course);
            requireTold();

            // When the third one's history is to be had after all, and a day has gone by
            gateway.serves(none.instrument().toString(), none.candles(0, END));
            awaitHistory(none);
            for (LiveLog market : List.of(whole, young, none)) {
                log.publish(market.on(END));
            }

            // Then its walk has begun anew
            course.addAll(whole.candles(END, END + 1));
            requireScorecards(
                    log,
                    END + 1,
                    Set.of(whole.instrument(), young.instrument(), none.instrument()),
                    List.of(
                            scored(none, none.candles(WANTED, END + 1)),
                            scored(whole, course),
                            scored(young, young.candles(LISTED, END + 1))));
        }
        assertThat(gateway.asked())
                .contains(none.instrument().toString())
                .allMatch(instrument -> instrument.startsWith("BINANCE:"));
    }

    private void awaitHistory(LiveLog market) {
        await().atMost(LONG)
                .until(() -> history.newest(market.instrument())
                        .await()
                        .atMost(LONG)
                        .map(ArchivedSeries::hasFetched)
                        .orElse(false));
    }

    private void requireScorecards(Log log, int end, Set<Instrument> fetched, List<ScoredMarket> markets) {
        List<String> expected = new ScorecardRun(STRATEGY, markets)
                .scorecards(day(end)).stream()
                        .map(card ->
                                ScorecardRecord.of(card, fetched.contains(card.instrument()) ? day(PUBLISHED) : null))
                        .map(record -> new String(EventCodec.SCORECARDS.encode(record), UTF_8))
                        .toList();
        await().atMost(LONG).until(() -> published(log, end).size() >= expected.size());
        assertThat(published(log, end)).containsExactlyElementsOf(expected);
    }

    private static ScoredMarket scored(LiveLog market, List<Candle> candles) {
        var scored = new ScoredMarket(market.instrument(), List.of(STRATEGY));
        market.records(candles).forEach(scored::on);
        assertThat(scored.settled()).isNotEmpty();
        return scored;
    }

    private static List<String> published(Log log, int end) {
        return log.read(Topic.SCORECARDS.text()).stream()
                .filter(record -> new String(record.key(), UTF_8).contains("|BINANCE:"))
                .filter(record ->
                        EventCodec.SCORECARDS.decode(record.value()).trainedTo().equals(day(end)))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private void requireBacktest(List<Candle> course) throws IOException {
        // Given
        BacktestResult direct = Backtest.run(
                BacktestRequest.of(STRATEGY, whole.instrument(), LabMarket.BASE, day(END - 60), day(END)),
                whole.records(course),
                (_, _) -> {},
                () -> false);
        assertThat(direct.trades()).isNotEmpty();

        // When
        var orders = new Orders(tokens);
        String owner = UUID.randomUUID().toString();
        JsonNode result = orders.done(owner, orders.by(owner).post("/run?symbol=BINANCE:WHOLE/USDT&days=60&wait=30"))
                .get("result");

        // Then
        assertThat(result.get("measures")).isEqualTo(json(direct.headline()));
        assertThat(result.get("coverage")).isEqualTo(json(direct.coverage()));
        assertThat(result.at("/coverage/coveredDays").asDouble()).isEqualTo(60);
        assertThat(result.at("/provenance/publishedFrom").asText())
                .isEqualTo(day(PUBLISHED).toString());
        assertThat(result.at("/provenance/fetchedCandles").asInt()).isEqualTo(29 * 96);
        assertThat(result.at("/provenance/publishedCandles").asInt()).isEqualTo(31 * 96);
        assertThat(result.get("note").asText()).startsWith(29 * 96 + " candles before " + day(PUBLISHED));
    }

    private void requireTold() {
        given().contentType(ContentType.JSON)
                .get("/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'history' }.data['BINANCE:WHOLE/USDT']", containsString("100.0 %"))
                .body(
                        "checks.find { it.name == 'history' }.data['BINANCE:YOUNG/USDT']",
                        containsString("from " + day(LISTED) + " on"))
                .body("checks.find { it.name == 'history' }.data['BINANCE:NONE/USDT']", containsString("404"))
                .body("checks.find { it.name == 'history' }.data.degraded", equalTo(true));
        int candles = 96 * (PUBLISHED - WANTED) - 1 + 96 * (PUBLISHED - LISTED);
        String metrics = given().get("/metrics").asString();
        assertThat(metrics)
                .contains("signalstack_history_questions_total{outcome=\"broken\"", "outcome=\"later\"", "\"refused\"");
        assertThat(metrics.lines()
                        .filter(line -> line.startsWith("signalstack_history_candles_total"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .singleElement()
                .satisfies(count -> assertThat(count).isGreaterThanOrEqualTo(candles));
    }

    private static JsonNode json(Object value) throws IOException {
        return new ObjectMapper().readTree(Json.bytes(value));
    }
}
