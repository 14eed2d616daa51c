package io.signalstack.gateway.outbound.venue.binance;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.Fixture;
import io.signalstack.gateway.outbound.venue.Prices;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.Refusal;
import io.signalstack.gateway.outbound.venue.Sent;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueAnswer;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");
    private static final long MIDNIGHT_MS = 1_499_040_000_000L;
    private static final CandleQuery QUERY =
            new CandleQuery("BTCUSDT", Timeframe.M1, MIDNIGHT, MIDNIGHT.plusSeconds(150), 1_000);
    private static final RateLimit WEIGHT = new RateLimit("weight", 6_000, Duration.ofMinutes(1));

    private final Sent sent = new Sent();
    private final BinanceRest rest = new BinanceRest() {
        @Override
        public RestResponse<String> klines(String symbol, String interval, long startTime, long endTime, int limit) {
            return sent.call("klines", symbol, interval, startTime, endTime, limit);
        }

        @Override
        public RestResponse<String> exchangeInfo(String symbol) {
            return sent.call("exchangeInfo", symbol);
        }

        @Override
        public RestResponse<String> time() {
            return sent.call("time");
        }

        @Override
        public RestResponse<String> prices(String symbols) {
            return sent.call("prices", Objects.requireNonNullElse(symbols, "all"));
        }
    };
    private final BinanceApi api = new BinanceApi(rest);

    @Test
    void candlesAreAskedForUpToTheLastMillisecondThatIsWanted() {
        assertThat(sent.by(api.candles(QUERY)))
                .containsExactly("klines", "BTCUSDT", "1m", MIDNIGHT_MS, MIDNIGHT_MS + 149_999, 1_000);
    }

    @Test
    void callsWeighDifferently() {
        assertThat(api.candles(QUERY).charges()).containsExactly(WEIGHT.charge(2));
        assertThat(api.serverTime().charges()).containsExactly(WEIGHT.charge(1));
        assertThat(prices("BTCUSDT").charges()).containsExactly(WEIGHT.charge(4));
    }

    @Test
    void theWeightThatBinanceCountedIsRead() {
        assertThat(api.used(weighed("1203"))).contains(WEIGHT.charge(1_203));
    }

    @ParameterizedTest
    @CsvSource({"''", "many", "-1", "99999999999"})
    void aWeightThatIsNoneIsLetBe(String header) {
        assertThat(api.used(weighed(header))).isEmpty();
        assertThat(api.used(VenueAnswer.of(200, ""))).isEmpty();
    }

    @Test
    void theServerTimeIsReadInMilliseconds() {
        // When
        ServerTime time = api.serverTime().read().apply(VenueAnswer.of(200, Fixture.read("binance/time.json")));

        // Then
        assertThat(sent.by(api.serverTime())).containsExactly("time");
        assertThat(time).isEqualTo(ServerTime.of(Instant.parse("2017-07-03T00:03:00.250Z")));
    }

    @Test
    void pricesOfAllSymbolsTakeOneCall() {
        // Given
        VenueRequest<Prices> request = prices("ETHUSDT", "BTCUSDT");

        // When
        Prices prices = request.read().apply(VenueAnswer.of(200, Fixture.read("binance/prices.json")));

        // Then
        assertThat(sent.by(request)).containsExactly("prices", "[\"BTCUSDT\",\"ETHUSDT\"]");
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTCUSDT", 2509.75), Map.entry("ETHUSDT", 195.31));
    }

    @Test
    void pricesOfMoreSymbolsThanFitARequestAreThoseOfAll() {
        // Given
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "S" + i).toList();
        VenueRequest<Prices> request = prices(many.toArray(String[]::new));

        // When
        Prices prices = request.read()
                .apply(VenueAnswer.of(
                        200, "[{\"symbol\":\"S7\",\"price\":\"2.5\"},{\"symbol\":\"GONE\",\"price\":\"0.0\"}]"));

        // Then
        assertThat(sent.by(request)).containsExactly("prices", "all");
        assertThat(prices.bySymbol()).containsOnly(Map.entry("S7", 2.5));
    }

    @ParameterizedTest
    @CsvSource({"0", "''", "-1", "NaN", "1e999", "none"})
    void aPriceThatIsNoneIsSetAsideAndTakesNoOtherWithIt(String price) {
        // Given
        String payload =
                "[{\"symbol\":\"LUNAUSDT\",\"price\":\"" + price + "\"},{\"symbol\":\"BTCUSDT\",\"price\":\"2.5\"}]";

        // When
        Prices prices = prices("LUNAUSDT", "BTCUSDT").read().apply(VenueAnswer.of(200, payload));

        // Then
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTCUSDT", 2.5));
        assertThat(prices.unread()).singleElement(as(STRING)).startsWith("last price of LUNAUSDT");
    }

    @Test
    void aDeadMarketHidesNoOthersPrice() {
        // When
        Prices prices = prices("LUNAUSDT", "BTCUSDT")
                .read()
                .apply(VenueAnswer.of(200, Fixture.read("binance/prices-one-zero.json")));

        // Then
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTCUSDT", 90_000.1));
        assertThat(prices.unread()).containsExactly("last price of LUNAUSDT is none");
    }

    @Test
    void aListingTellsTickAndState() {
        // Given
        String listed = Fixture.read("binance/listing.json");

        // When
        Listing listing = api.listing("BTCUSDT").read().apply(VenueAnswer.of(200, listed));

        // Then
        assertThat(sent.by(api.listing("BTCUSDT"))).containsExactly("exchangeInfo", "BTCUSDT");
        assertThat(listing.tick()).isEqualByComparingTo("0.01");
        assertThat(listing.trading()).isTrue();

        // When it is halted
        Listing halted = api.listing("BTCUSDT")
                .read()
                .apply(VenueAnswer.of(200, listed.replace("\"status\": \"TRADING\"", "\"status\": \"BREAK\"")));

        // Then
        assertThat(halted.trading()).isFalse();
        assertThat(halted.status()).isEqualTo("BREAK");
    }

    @Test
    void whatIsNotListedIsUnknown() {
        assertThat(Refusal.of(api.listing("ETHUSDT"), Fixture.read("binance/listing.json"))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.signalstack.gateway.outbound.venue.Garbage#texts")
    void nothingIsTakenFromWhatIsNoAnswer(String text) {
        Refusal.orNothing(api.candles(QUERY), text);
        assertThat(Refusal.of(api.serverTime(), text).reason()).isEqualTo(Reason.MALFORMED);
        Refusal.orNothing(prices("BTCUSDT"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "429, RATE_LIMITED",
        "418, BANNED",
        "403, BANNED",
        "400, REFUSED",
        "500, UNAVAILABLE",
        "302, UNAVAILABLE"
    })
    void aStatusTellsWhyThereIsNoAnswer(int status, Reason reason) {
        assertThat(api.errors().reason(VenueAnswer.of(status, "{\"code\":-1003}")))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-symbol.json", "illegal-symbol.json"})
    void aSymbolThatDoesNotExistIsToldByACode(String file) {
        assertThat(api.errors().reason(VenueAnswer.of(400, Fixture.read("binance/" + file))))
                .isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @Test
    void anIllegalCharacterElsewhereIsNotTheSymbols() {
        // Given
        String body = "{\"code\":-1100,\"msg\":\"Illegal characters found in parameter 'limit'.\"}";

        // When, Then
        assertThat(api.errors().reason(VenueAnswer.of(400, body))).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aBanTellsItsEndInItsText() {
        assertThat(api.leftAloneUntil(VenueAnswer.of(418, Fixture.read("binance/banned.json"))))
                .contains(Instant.parse("2026-01-10T13:20:00Z"));
        assertThat(api.leftAloneUntil(VenueAnswer.of(418, "{\"code\":-1003,\"msg\":\"IP banned.\"}")))
                .isEmpty();
    }

    @Test
    void aPlaceThatIsNotServedIsTold() {
        assertThat(api.errors().reason(VenueAnswer.of(451, Fixture.read("binance/restricted-location.json"))))
                .isEqualTo(Reason.REFUSED_PLACE);
    }

    @Test
    void whereNothingWasTradedThereIsARowAllTheSame() {
        assertThat(api.profile().omitted()).isEqualTo(Omitted.MISSING);
        assertThat(api.profile().candlesPerCall()).isEqualTo(1_000);
        assertThat(api.profile().depth()).isEmpty();
        assertThat(api.profile().timeframes()).containsExactlyInAnyOrder(Timeframe.values());
    }

    private static VenueAnswer weighed(String header) {
        return new VenueAnswer(200, "", name -> name.equals("X-MBX-USED-WEIGHT-1M") ? header : null);
    }

    private VenueRequest<Prices> prices(String... symbols) {
        return api.prices(List.of(symbols)).orElseThrow();
    }
}
