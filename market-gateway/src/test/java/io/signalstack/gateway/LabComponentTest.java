package io.signalstack.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.signalstack.contracts.account.Tier;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
@QuarkusTestResource(TokenResource.class)
class LabComponentTest extends GatewayScene {

    TestTokens tokens;

    @Test
    void theTruthOfASignalComesFromTheVenueThatSimulatesItsMarket() {
        // Given
        define(lab("LAB:COIN/USD", "COINUSD"));
        Instant at = exchange.labBegun().plus(Duration.ofDays(30));
        Map<String, String> question = question("LAB:COIN/USD", at, exchange.labPrice("COINUSD", at));

        // When
        JsonNode told = asked(question).statusCode(200).extract().as(JsonNode.class);

        // Then
        assertThat(told.path("paths").asInt()).isEqualTo(10_000);
        assertThat(told.path("filled").asInt()).isBetween(9_000, 10_000);
        assertThat(told.path("probability").asDouble())
                .isEqualTo(told.path("hits").asDouble() / told.path("filled").asDouble())
                .isBetween(0.05, 0.95);
    }

    @Test
    void aQuestionThatHasNoAnswerIsRefusedWithItsReason() {
        // Given
        define(lab("LAB:COIN/USD", "COINUSD"));
        define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));
        Instant at = exchange.labBegun().plus(Duration.ofDays(30));
        Map<String, String> question = question("LAB:COIN/USD", at, exchange.labPrice("COINUSD", at));

        // When, Then
        for (String name : question.keySet()) {
            Map<String, String> without = new HashMap<>(question);
            without.remove(name);
            asked(without).statusCode(400).body("detail", containsString(name));
        }
        asked(with(question, "instrument", "REPLAY:BTC/USD"))
                .statusCode(404)
                .body("code", equalTo("NO_TRUTH"))
                .body("detail", containsString("REPLAY"));
        asked(with(question, "instrument", "LAB:NOPE/USD")).statusCode(404).body("code", equalTo("UNKNOWN_SYMBOL"));
        asked(with(question, "side", "BOTH")).statusCode(400).body("detail", containsString("side"));
        asked(with(question, "stop", "low")).statusCode(400).body("detail", containsString("stop"));
        asked(with(question, "fillDelay", "5")).statusCode(400).body("detail", containsString("fillDelay"));
        asked(with(question, "at", "now")).statusCode(400).body("detail", containsString("at"));
        asked(with(question, "at", at.plusSeconds(1).toString()))
                .statusCode(400)
                .body("code", equalTo("INVALID_PARAMETER"))
                .body("detail", containsString("is not the close of a candle"));
        asked(with(question, "expiry", at.toString())).statusCode(400).body("detail", containsString("expiry"));
        given().get("/internal/v1/truth").then().statusCode(401);
        given().auth()
                .oauth2(tokens.user("u1", Tier.PRO))
                .get("/internal/v1/truth")
                .then()
                .statusCode(403);
    }

    private static Map<String, String> question(String instrument, Instant at, double price) {
        return Map.of(
                "instrument", instrument,
                "at", at.toString(),
                "side", "LONG",
                "stop", Double.toString(price * 0.99),
                "target", Double.toString(price * 1.01),
                "expiry", at.plus(Duration.ofHours(6)).toString(),
                "fillDelay", "PT5S");
    }

    private static Map<String, String> with(Map<String, String> question, String name, String value) {
        Map<String, String> other = new HashMap<>(question);
        other.put(name, value);
        return other;
    }

    private ValidatableResponse asked(Map<String, String> question) {
        return given().auth()
                .oauth2(tokens.service("backtest-service"))
                .queryParams(question)
                .get("/internal/v1/truth")
                .then();
    }

    private static InstrumentDefinition lab(String instrument, String symbol) {
        return new InstrumentDefinition(
                instrument,
                symbol,
                new BigDecimal("0.01"),
                "15m",
                List.of("15m", "1h", "4h", "1d"),
                3,
                1,
                true,
                MarketBody.of(MarketKind.simulated()));
    }

    @Test
    void aMarketThatWaitsIsFollowedToWhereItStandsAndOnAsSoonAsItIsStarted() {
        try (CandleTape tape = tape("LAB:TREND/USD")) {
            // Given
            Instant waitsAt = exchange.labNow();
            define(lab("LAB:TREND/USD", "TRENDUSD"));
            awaitCandlesUntil(tape, waitsAt.minus(Timeframe.M15.length()));

            // When: it would be asked anew for the time of a clock that goes only after five minutes
            exchange.startLab();

            // Then
            awaitCandlesUntil(tape, waitsAt.plus(Timeframe.M15.length().multipliedBy(3)));
            assertThat(tape.events())
                    .filteredOn(SeriesStarted.class::isInstance)
                    .singleElement()
                    .satisfies(started -> assertThat(((SeriesStarted) started).market())
                            .isEqualTo(MarketBody.of(MarketKind.simulated())));
            List<BaseCandle> candles = tape.candles();
            for (int i = 0; i < candles.size(); i++) {
                assertThat(candles.get(i).openTime())
                        .isEqualTo(candles.getFirst()
                                .openTime()
                                .plus(Timeframe.M15.length().multipliedBy(i)));
                assertThat(candles.get(i).backfilled())
                        .as("candle of " + candles.get(i).openTime())
                        .isEqualTo(candles.get(i).openTime().isBefore(waitsAt));
            }
            await().atMost(PATIENCE).until(() -> exchange.labNow().isAfter(waitsAt));
        }
    }
}
