package io.signalstack.backtestservice.inbound.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.platform.security.Tier;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BacktestComponentTest {

    private static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static boolean published;

    /** Set by the token resource. */
    TestTokens tokens;

    @Inject
    ArchivedHistory history;

    @BeforeEach
    void theRecordingIsArchived() {
        if (!published) {
            try (Log log = new Log()) {
                log.publish(RecordedLog.of(BTC));
            }
            published = true;
        }
        Instant end = Instant.ofEpochMilli(Recordings.btcUsd().endMs());
        await().atMost(LONG)
                .until(() -> history.newest(BTC)
                        .await()
                        .atMost(LONG)
                        .map(series -> series.lastClose().equals(end))
                        .orElse(false));
    }

    @Test
    void a_run_over_http_is_the_run_over_the_recording() throws IOException {
        // Given what the engine makes of the recording itself
        Instant to = Instant.ofEpochMilli(Recordings.btcUsd().endMs());
        List<MarketRecord> recording =
                RecordedLog.of(BTC).stream().map(CandleEvent::toDomain).toList();
        BacktestResult direct = Backtest.run(
                BacktestRequest.of(BuiltInStrategies.CONFLUENCE, BTC, Timeframe.M1, to.minus(Duration.ofDays(30)), to),
                recording,
                (_, _) -> {},
                () -> false);

        // When the same is ordered, with nothing but a symbol and days
        String owner = UUID.randomUUID().toString();
        JsonNode run = waitFor(owner, order(owner).queryParam("days", 30).post("/run?symbol=BTC/USD&wait=30"));
        JsonNode result = run.get("result");

        // Then each figure is the same
        assertThat(direct.trades()).isNotEmpty();
        assertThat(result.get("measures")).isEqualTo(json(direct.headline()));
        assertThat(result.get("ambiguousAsHits")).isEqualTo(json(direct.ambiguousAsHits()));
        assertThat(result.get("counts")).isEqualTo(json(direct.counts()));
        assertThat(result.get("coverage")).isEqualTo(json(direct.coverage()));
        assertThat(result.get("openTrades")).isEqualTo(json(direct.openTrades()));
        assertThat(result.get("parameters")).isEqualTo(json(direct.parameters()));
        String id = run.get("id").asText();
        assertThat(get(owner, "/" + id + "/trades")).isEqualTo(json(direct.trades()));
        assertThat(get(owner, "/" + id + "/equity")).isEqualTo(json(direct.equity()));
        // and the result says what it rests on
        assertThat(result.get("instrument").asText()).isEqualTo("REPLAY:BTC/USD");
        assertThat(result.get("strategy").asText()).isEqualTo("confluence@1");
        assertThat(result.get("timeframe").asText()).isEqualTo("1m");
        assertThat(result.at("/parameters/warmUp").asText()).isEqualTo("250");
        assertThat(result.at("/coverage/requestedDays").asDouble()).isEqualTo(30);
        assertThat(result.at("/coverage/coveredDays").asDouble()).isBetween(6.0, 7.0);

        // When it is run again
        JsonNode again = waitFor(owner, order(owner).queryParam("days", 30).post("/run?symbol=BTC/USDT&wait=30"));

        // Then the bytes are the same
        assertThat(again.get("result").toString()).isEqualTo(result.toString());
    }

    @Test
    void an_order_in_json_settles_everything_that_it_names() throws IOException {
        // When
        String owner = UUID.randomUUID().toString();
        JsonNode run = waitFor(
                owner, order(owner).contentType(ContentType.JSON).body("""
                                {"symbol": "REPLAY:BTC/USD", "strategy": "confluence@1", "timeframe": "15m",
                                 "parameters": {"threshold": "0.4"},
                                 "from": "2013-11-28T00:00:00Z", "to": "2013-11-30T00:00:00Z",
                                 "costs": {"feeBps": 2.5, "slippageBps": 0},
                                 "sizing": {"riskPct": 2, "allowShort": true, "borrowRatePct": 5}}
                                """).post("/run"));

        // Then
        JsonNode result = run.get("result");
        assertThat(result.get("timeframe").asText()).isEqualTo("15m");
        assertThat(result.at("/parameters/threshold").asText()).isEqualTo("0.4");
        assertThat(result.get("from").asText()).isEqualTo("2013-11-28T00:00:00Z");
        assertThat(result.get("to").asText()).isEqualTo("2013-11-30T00:00:00Z");
        assertThat(result.at("/costs/feeBps").asDouble()).isEqualTo(2.5);
        assertThat(result.at("/sizing/riskFraction").asDouble()).isEqualTo(0.02);
        assertThat(result.at("/shorts/inEquity").asBoolean()).isTrue();
        assertThat(result.at("/shorts/annualBorrowRate").asDouble()).isEqualTo(0.05);
        assertThat(result.at("/coverage/requestedDays").asDouble()).isEqualTo(2);
    }

    @Test
    void an_order_that_is_not_waited_for_says_where_its_result_will_be() {
        // When
        String owner = UUID.randomUUID().toString();
        Response ordered = order(owner).post("/run?symbol=BTC/USD&days=1");

        // Then
        ordered.then().statusCode(202);
        assertThat(ordered.header("Retry-After")).isEqualTo("2");
        assertThat(ordered.header("Location"))
                .isEqualTo("/api/v1/backtest/" + ordered.jsonPath().getString("id"));
        assertThat(ordered.jsonPath().getString("order.strategy")).isEqualTo("confluence@1");
    }

    @Test
    void a_run_belongs_to_who_ordered_it() throws IOException {
        // Given
        String owner = UUID.randomUUID().toString();
        String stranger = UUID.randomUUID().toString();
        String id = waitFor(owner, order(owner).post("/run?symbol=BTC/USD&days=1"))
                .get("id")
                .asText();

        // Then a stranger finds nothing
        for (String path : List.of("/" + id, "/" + id + "/trades", "/" + id + "/equity")) {
            problem(order(stranger).get(path), 404, "NOT_FOUND");
        }
        problem(order(stranger).delete("/" + id), 404, "NOT_FOUND");
        assertThat(order(stranger).get().jsonPath().getList("id")).isEmpty();
        assertThat(order(owner).get().jsonPath().getList("id")).containsExactly(id);

        // When the owner deletes it
        order(owner).delete("/" + id).then().statusCode(204);

        // Then it is gone
        problem(order(owner).get("/" + id), 404, "NOT_FOUND");
    }

    @Test
    void a_second_order_under_the_same_key_is_the_first_one() {
        // When
        String owner = UUID.randomUUID().toString();
        Response first = order(owner).header("Idempotency-Key", "k1").post("/run?symbol=BTC/USD&days=1");
        Response second = order(owner).header("Idempotency-Key", "k1").post("/run?symbol=BTC/USD&days=1");

        // Then
        assertThat(second.jsonPath().getString("id"))
                .isEqualTo(first.jsonPath().getString("id"))
                .isNotNull();
    }

    @Test
    void three_runs_an_hour_are_free() {
        // Given
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);

        // When, Then
        for (int i = 0; i < 3; i++) {
            request(token).post("/run?symbol=BTC/USD&days=1").then().statusCode(202);
        }
        Response fourth = request(token).post("/run?symbol=BTC/USD&days=1");
        problem(fourth, 429, "RATE_LIMITED");
        assertThat(fourth.header("Retry-After")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "symbol=NO/NE, 404, UNKNOWN_SYMBOL",
        "symbol=nonsense, 404, UNKNOWN_SYMBOL",
        "days=30, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=abc, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=0, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=-1, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=100000, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=99999999999, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&wait=61, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&wait=soon, 400, INVALID_PARAMETER"
    })
    void a_query_that_makes_no_sense_is_refused(String query, int status, String code) {
        problem(order(UUID.randomUUID().toString()).post("/run?" + query), status, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"symbol\":|400|MALFORMED_JSON",
                "[1,2]|400|INVALID_BODY",
                "{\"symbol\":{\"a\":1}}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"days\":\"many\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"from\":\"yesterday\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"strategy\":\"nobody@1\"}|404|UNKNOWN_STRATEGY",
                "{\"symbol\":\"BTC/USD\",\"timeframe\":\"7m\"}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"luck\":\"1\"}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"threshold\":\"2\"}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"threshold\":null}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"costs\":{\"feeBps\":-1}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"sizing\":{\"riskPct\":0}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"sizing\":{\"allowShort\":true}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2013-11-29T00:00:00Z\",\"to\":\"2013-11-28T00:00:00Z\"}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2013-11-29T00:00:00Z\",\"days\":3}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2030-01-01T00:00:00Z\"}|422|NOT_COVERED",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2010-01-01T00:00:00Z\",\"to\":\"2010-02-01T00:00:00Z\"}|422|NOT_COVERED",
                "{\"symbol\":\"BTC/USD\",\"from\":\"-1000000000-01-01T00:00:00Z\"}|400|INVALID_PARAMETER"
            })
    void a_body_that_makes_no_sense_is_refused(String body, int status, String code) {
        Response answer = order(UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/run");

        problem(answer, status, code);
    }

    @Test
    void what_is_too_large_or_of_another_type_is_refused() {
        String owner = UUID.randomUUID().toString();
        String large = "{\"symbol\":\"" + "x".repeat(70_000) + "\"}";
        problem(order(owner).contentType(ContentType.JSON).body(large).post("/run"), 413, "BODY_TOO_LARGE");
        problem(order(owner).contentType("text/plain").body("BTC/USD").post("/run"), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(order(owner).get("/not-an-id"), 404, "NOT_FOUND");
        problem(order(owner).get("/" + UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @Test
    void without_a_token_nothing_is_told() {
        RequestSpecification anonymous = given().basePath("/api/v1/backtest").noContentType();
        problem(anonymous.post("/run?symbol=BTC/USD"), 401, "UNAUTHENTICATED");
        problem(given().basePath("/api/v1/backtest").get(), 401, "UNAUTHENTICATED");
        problem(request("nonsense").get(), 401, "TOKEN_INVALID");
        problem(request(tokens.service("gateway")).get(), 403, "FORBIDDEN");
    }

    private JsonNode waitFor(String owner, Response ordered) throws IOException {
        assertThat(ordered.statusCode()).as(ordered.asString()).isIn(200, 202);
        String id = ordered.jsonPath().getString("id");
        await().atMost(LONG).until(() -> order(owner).get("/" + id).jsonPath().getString("status"), "DONE"::equals);
        return get(owner, "/" + id);
    }

    private JsonNode get(String owner, String path) throws IOException {
        return MAPPER.readTree(
                order(owner).get(path).then().statusCode(200).extract().asByteArray());
    }

    /** An enterprise's request, for these have enough runs an hour. */
    private RequestSpecification order(String owner) {
        return request(tokens.user(owner, Tier.ENTERPRISE));
    }

    private static RequestSpecification request(String token) {
        return given().basePath("/api/v1/backtest").noContentType().auth().oauth2(token);
    }

    private static JsonNode json(Object value) throws IOException {
        return MAPPER.readTree(Json.bytes(value));
    }

    private static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
