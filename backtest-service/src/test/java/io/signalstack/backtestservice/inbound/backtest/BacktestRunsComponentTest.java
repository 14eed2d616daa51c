package io.signalstack.backtestservice.inbound.backtest;

import static io.signalstack.backtestservice.testing.Orders.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.testing.ArchivedRecording;
import io.signalstack.backtestservice.testing.Orders;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.contracts.account.Tier;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.CandleEvent;
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

@QuarkusTest
class BacktestRunsComponentTest {

    private static final Instrument BTC = ArchivedRecording.INSTRUMENT;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Set by the token resource. */
    TestTokens tokens;

    @Inject
    ArchivedHistory history;

    private Orders orders;

    @BeforeEach
    void theRecordingIsArchived() {
        ArchivedRecording.awaitIn(history);
        orders = new Orders(tokens);
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
        JsonNode run =
                orders.done(owner, orders.by(owner).queryParam("days", 30).post("/run?symbol=BTC/USD&wait=30"));
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
        assertThat(orders.get(owner, "/" + id + "/trades")).isEqualTo(json(direct.trades()));
        assertThat(orders.get(owner, "/" + id + "/equity")).isEqualTo(json(direct.equity()));
        // and the result says what it rests on
        assertThat(result.get("instrument").asText()).isEqualTo("REPLAY:BTC/USD");
        assertThat(result.get("strategy").asText()).isEqualTo("confluence@1");
        assertThat(result.get("timeframe").asText()).isEqualTo("1m");
        assertThat(result.at("/parameters/warmUp").asText()).isEqualTo("250");
        assertThat(result.get("generator").asText()).isEqualTo("L64X128MixRandom");
        assertThat(result.get("seed").asLong()).isEqualTo(BacktestRequest.DEFAULT_SEED);
        assertThat(result.at("/coverage/requestedDays").asDouble()).isEqualTo(30);
        assertThat(result.at("/coverage/coveredDays").asDouble()).isBetween(6.0, 7.0);

        // When it is run again
        JsonNode again =
                orders.done(owner, orders.by(owner).queryParam("days", 30).post("/run?symbol=BTC/USDT&wait=30"));

        // Then the bytes are the same
        assertThat(again.get("result").toString()).isEqualTo(result.toString());
    }

    @Test
    void an_order_in_json_settles_everything_that_it_names() throws IOException {
        // When
        String owner = UUID.randomUUID().toString();
        JsonNode run = orders.done(
                owner, orders.by(owner).contentType(ContentType.JSON).body("""
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
        Response ordered = orders.by(owner).post("/run?symbol=BTC/USD&days=1");

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
        String id = orders.done(owner, orders.by(owner).post("/run?symbol=BTC/USD&days=1"))
                .get("id")
                .asText();

        // Then a stranger finds nothing
        for (String path : List.of("/" + id, "/" + id + "/trades", "/" + id + "/equity")) {
            problem(orders.by(stranger).get(path), 404, "NOT_FOUND");
        }
        problem(orders.by(stranger).delete("/" + id), 404, "NOT_FOUND");
        assertThat(orders.by(stranger).get().jsonPath().getList("id")).isEmpty();
        assertThat(orders.by(owner).get().jsonPath().getList("id")).containsExactly(id);

        // When the owner deletes it
        orders.by(owner).delete("/" + id).then().statusCode(204);

        // Then it is gone
        problem(orders.by(owner).get("/" + id), 404, "NOT_FOUND");
    }

    @Test
    void three_runs_an_hour_are_free() {
        // Given
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);

        // When, Then
        for (int i = 0; i < 3; i++) {
            Orders.request(token).post("/run?symbol=BTC/USD&days=1").then().statusCode(202);
        }
        Response fourth = Orders.request(token).post("/run?symbol=BTC/USD&days=1");
        problem(fourth, 429, "RATE_LIMITED");
        assertThat(fourth.header("Retry-After")).isNotNull();
    }

    private static JsonNode json(Object value) throws IOException {
        return MAPPER.readTree(Json.bytes(value));
    }
}
