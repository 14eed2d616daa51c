package io.signalstack.backtestservice.inbound.backtest;

import static io.signalstack.backtestservice.testing.Orders.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.Orders;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests of an instrument whose recording has begun again. */
@QuarkusTest
class RepeatedRecordingComponentTest {

    private static final Instrument AGAIN = Instrument.parse("REPLAY:AGAIN/USD");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int RECORDED = 3_000;
    private static final int REPEATED = 500;
    private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    private static final Instant UNTIL = START.plus(Duration.ofMinutes(RECORDED));
    private static final Instant END = UNTIL.plus(Duration.ofMinutes(REPEATED));

    /** Set by the token resource. */
    TestTokens tokens;

    @Inject
    ArchivedHistory history;

    private final String owner = UUID.randomUUID().toString();
    private Orders orders;

    @BeforeEach
    void moreThanTheRecordingIsArchived() {
        orders = new Orders(tokens);
        try (Log log = new Log()) {
            log.publish(again());
        }
        await().atMost(LONG)
                .until(() -> history.newest(AGAIN)
                        .await()
                        .atMost(LONG)
                        .map(series -> series.lastClose().equals(END))
                        .orElse(false));
    }

    @Test
    void a_run_ends_where_the_recording_does_and_says_what_it_left_out() throws IOException {
        // Given what the engine makes of the recording alone
        BacktestResult alone = Backtest.run(
                BacktestRequest.of(BuiltInStrategies.CONFLUENCE, AGAIN, Timeframe.M1, START, UNTIL),
                again().stream().map(CandleEvent::toDomain).toList(),
                (_, _) -> {},
                () -> false);
        assertThat(alone.trades()).isNotEmpty();

        // When more is asked for
        JsonNode result = orders.done(owner, ordered(START, END)).get("result");

        // Then
        assertThat(result.get("measures")).isEqualTo(json(alone.headline()));
        assertThat(result.get("counts")).isEqualTo(json(alone.counts()));
        assertThat(result.at("/coverage/repeatedCandles").asInt()).isEqualTo(REPEATED);
        assertThat(result.get("market").asText()).isEqualTo("recorded");
        assertThat(result.get("recordedUntil").asText()).isEqualTo(UNTIL.toString());
        assertThat(result.get("note").asText()).startsWith(REPEATED + " candles after " + UNTIL + " repeat");
    }

    @Test
    void days_end_with_the_recording() throws IOException {
        // When
        Response run = orders.by(owner).queryParam("days", 1).post("/run?symbol=REPLAY:AGAIN/USD&wait=30");
        JsonNode result = orders.done(owner, run).get("result");

        // Then
        assertThat(result.get("to").asText()).isEqualTo(UNTIL.toString());
        assertThat(result.at("/coverage/coveredDays").asDouble()).isEqualTo(1);
        assertThat(result.at("/coverage/repeatedCandles").asInt()).isZero();
        assertThat(result.get("note").asText()).contains("recorded");
    }

    @Test
    void nothing_but_repetition_is_not_covered() {
        Response answer = ordered(UNTIL, END);

        problem(answer, 422, "NOT_COVERED");
        assertThat(answer.jsonPath().getString("detail")).contains("its recording ends");
    }

    private Response ordered(Instant from, Instant to) {
        return orders.by(owner)
                .contentType(ContentType.JSON)
                .body("{\"symbol\":\"REPLAY:AGAIN/USD\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")
                .post("/run");
    }

    private static List<CandleEvent> again() {
        List<CandleEvent> events = new ArrayList<>(RecordedLog.of(AGAIN).subList(0, 1 + RECORDED + REPEATED));
        events.set(0, SeriesStarted.of(RecordedLog.series(AGAIN).withMarket(new MarketKind.Recorded(UNTIL))));
        return events;
    }

    private static JsonNode json(Object value) throws IOException {
        return new ObjectMapper().readTree(Json.bytes(value));
    }
}
