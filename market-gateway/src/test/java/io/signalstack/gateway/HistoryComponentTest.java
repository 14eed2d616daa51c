package io.signalstack.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.signalstack.contracts.account.Tier;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.view.HistoryCandle;
import io.signalstack.platform.testing.EmptyBodies;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import io.signalstack.trading.market.InstrumentNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
@QuarkusTestResource(TokenResource.class)
class HistoryComponentTest extends GatewayScene {

    TestTokens tokens;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void noRouteTakesABodyAndWouldHaveToRefuseAnEmptyOne() {
        assertThat(EmptyBodies.sent(port)).isEmpty();
    }

    @Test
    void closedCandlesComeInOrderOverManyPages() {
        // Given
        define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));
        Instant to = exchange.now().truncatedTo(ChronoUnit.HOURS);
        Instant from = to.minus(2_500, ChronoUnit.MINUTES);

        // When
        JsonNode candles = candles(Map.of("from", from.toString(), "to", to.toString()));

        // Then
        List<Tuple> read = StreamSupport.stream(candles.spliterator(), false)
                .map(candle -> Tuple.tuple(
                        Instant.parse(candle.path("openTime").asText()),
                        candle.path("open").asDouble(),
                        candle.path("high").asDouble(),
                        candle.path("low").asDouble(),
                        candle.path("close").asDouble(),
                        candle.path("volume").asDouble()))
                .toList();
        assertThat(read).hasSize(2_500).isEqualTo(exchange.recorded(from, to));
    }

    @Test
    void otherServicesReadWhatIsWrittenWithTheFormThatBothKnow() {
        // Given
        define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));
        Instant to = exchange.now().truncatedTo(ChronoUnit.HOURS);
        Instant from = to.minus(2_500, ChronoUnit.MINUTES);

        // When
        String array = asked(Map.of("from", from.toString(), "to", to.toString()))
                .statusCode(200)
                .extract()
                .asString();

        // Then
        Json.Elements<HistoryCandle> answer = Json.elements(array, HistoryCandle.class);
        assertThat(answer.whole()).isTrue();
        List<Tuple> read = answer.values().stream()
                .map(HistoryCandle::toDomain)
                .map(candle -> Tuple.tuple(
                        candle.openTime(), candle.open(), candle.high(), candle.low(), candle.close(), candle.volume()))
                .toList();
        assertThat(read).hasSize(2_500).isEqualTo(exchange.recorded(from, to));
    }

    @Test
    void anInstrumentsNameMayBeOfAnyScript() {
        // Given
        String named = "REPLAY:" + InstrumentNames.HARD + "/USD";
        define(new InstrumentDefinition(
                named, "BTCUSD", new BigDecimal("0.01"), "1m", List.of("1m", "5m"), 0, 1, true));
        Instant to = exchange.now().truncatedTo(ChronoUnit.HOURS);

        // When
        JsonNode candles = candles(
                Map.of("instrument", named, "from", to.minusSeconds(3_600).toString(), "to", to.toString()));

        // Then
        assertThat(candles).hasSize(60);
    }

    @Test
    void theOpenCandleIsNotHistory() {
        // Given
        define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));
        Instant from = exchange.now().minus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);

        // When
        JsonNode candles = candles(Map.of("from", from.toString()));

        // Then
        assertThat(Instant.parse(candles.path(0).path("openTime").asText())).isEqualTo(from);
        assertThat(Instant.parse(
                        candles.path(candles.size() - 1).path("openTime").asText()))
                .isBefore(exchange.now().minus(1, ChronoUnit.MINUTES));
    }

    @Test
    void whatCannotBeAnsweredIsRefusedWithItsReason() {
        define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));
        asked(Map.of()).statusCode(400).body("detail", containsString("from"));
        asked(Map.of("from", "2026-01-01T00:00:00Z", "until", "2026-01-02T00:00:00Z"))
                .statusCode(400)
                .body("detail", containsString("until"));
        asked(Map.of("from", "yesterday")).statusCode(400).body("detail", containsString("no instant"));
        asked(Map.of("from", "2026-01-01T00:00:00Z", "to", "2025-01-01T00:00:00Z"))
                .statusCode(400);
        asked(Map.of("from", "2013-01-01T00:00:00Z")).statusCode(400).body("detail", containsString("100000"));
        asked(Map.of("from", "2026-01-01T00:00:00Z", "timeframe", "7m")).statusCode(400);
        asked(Map.of("from", exchange.now().minusSeconds(600).toString(), "instrument", "REPLAY:NOPE/USD"))
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_SYMBOL"));
    }

    @Test
    void onlyServicesMayAsk() {
        given().get("/internal/v1/candles").then().statusCode(401);
        given().header("Authorization", TestTokens.serviceCredential() + "0")
                .get("/internal/v1/candles")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(tokens.user("u1", Tier.PRO))
                .get("/internal/v1/candles")
                .then()
                .statusCode(403);
    }

    @Test
    void aSymbolAndItsTickAreHeldAgainstTheVenuesList() {
        listing("BTCUSD", "0.01").statusCode(200).body("agrees", equalTo(true));
        listing("BTCUSD", "0.1")
                .statusCode(200)
                .body("agrees", equalTo(false))
                .body("verdict", containsString("the venue's, which is 0.01"));
        listing("NOSUCHUSD", "0.01").statusCode(200).body("verdict", containsString("not in the venue's list"));
        listing("BTCUSD", "much").statusCode(400).body("detail", containsString("tick"));
        given().auth()
                .oauth2(tokens.service("signal-api"))
                .queryParams(Map.of("venue", "NOWHERE", "symbol", "BTCUSD", "tick", "0.01"))
                .get("/internal/v1/listing")
                .then()
                .statusCode(400)
                .body("detail", containsString("venue"));
        given().get("/internal/v1/listing").then().statusCode(401);
    }

    private ValidatableResponse listing(String symbol, String tick) {
        return given().auth()
                .oauth2(tokens.service("signal-api"))
                .queryParams(Map.of("venue", "REPLAY", "symbol", symbol, "tick", tick))
                .get("/internal/v1/listing")
                .then();
    }

    private JsonNode candles(Map<String, String> parameters) {
        try {
            return new ObjectMapper()
                    .readTree(asked(parameters).statusCode(200).extract().asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ValidatableResponse asked(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of("instrument", "REPLAY:BTC/USD", "timeframe", "1m"));
        all.putAll(parameters);
        return given().header("Authorization", TestTokens.serviceCredential())
                .queryParams(all)
                .get("/internal/v1/candles")
                .then();
    }
}
