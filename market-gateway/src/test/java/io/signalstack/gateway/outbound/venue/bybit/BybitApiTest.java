package io.signalstack.gateway.outbound.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BybitApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");
    private static final long MIDNIGHT_MS = 1_499_040_000_000L;
    private static final CandleQuery QUERY =
            new CandleQuery("BTCUSDT", Timeframe.M1, MIDNIGHT, MIDNIGHT.plusSeconds(150), 1_000);

    private final Sent sent = new Sent();
    private final BybitApi api = new BybitApi(new BybitRest() {
        @Override
        public RestResponse<String> kline(
                String category, String symbol, String interval, long start, long end, int limit) {
            return sent.call("kline", category, symbol, interval, start, end, limit);
        }

        @Override
        public RestResponse<String> tickers(String category) {
            return sent.call("tickers", category);
        }

        @Override
        public RestResponse<String> instruments(String category, String symbol) {
            return sent.call("instruments", category, symbol);
        }

        @Override
        public RestResponse<String> time() {
            return sent.call("time");
        }
    });

    @Test
    void candlesOfSpotAreAskedForUpToTheLastMillisecondThatIsWanted() {
        assertThat(sent.by(api.candles(QUERY)))
                .containsExactly("kline", "spot", "BTCUSDT", "1", MIDNIGHT_MS, MIDNIGHT_MS + 149_999, 1_000);
    }

    @Test
    void aPageOfOldCandlesEndsBeforeTheNextOne() {
        // Given
        Instant aYearLater = MIDNIGHT.plusSeconds(31_536_000);
        CandleQuery query = new CandleQuery("BTCUSDT", Timeframe.M1, MIDNIGHT, aYearLater, 10);

        // When, Then
        assertThat(sent.by(api.candles(query)))
                .containsExactly("kline", "spot", "BTCUSDT", "1", MIDNIGHT_MS, MIDNIGHT_MS + 599_999, 10);
    }

    @ParameterizedTest
    @CsvSource({"M1, 1", "M5, 5", "M15, 15", "H1, 60", "H4, 240", "D1, D"})
    void intervalsAreInMinutesButForTheDay(Timeframe timeframe, String interval) {
        // Given
        CandleQuery query = new CandleQuery("BTCUSDT", timeframe, MIDNIGHT, MIDNIGHT.plusSeconds(150), 1);

        // When, Then
        assertThat(sent.by(api.candles(query))).element(3).isEqualTo(interval);
    }

    @Test
    void everyCallTakesOneOf600InFiveSeconds() {
        // Given
        RateLimit ip = new RateLimit("ip", 600, Duration.ofSeconds(5));

        // When, Then
        assertThat(api.candles(QUERY).charges()).containsExactly(ip.charge(1));
        assertThat(api.serverTime().charges()).containsExactly(ip.charge(1));
        assertThat(prices("BTCUSDT").charges()).containsExactly(ip.charge(1));
    }

    @Test
    void theServerTimeIsTheMillisecondThatHasBegun() {
        // When
        ServerTime time = api.serverTime().read().apply(VenueAnswer.of(200, Fixture.read("bybit/time.json")));

        // Then
        assertThat(sent.by(api.serverTime())).containsExactly("time");
        assertThat(time).isEqualTo(ServerTime.of(Instant.parse("2017-07-03T00:03:00.250Z")));
    }

    @Test
    void pricesAreThoseThatWereAskedForAndNoOthers() {
        // Given
        VenueRequest<Prices> request = prices("BTCUSDT", "ETHUSDT", "GONEUSDT");

        // When
        Prices prices = request.read().apply(VenueAnswer.of(200, Fixture.read("bybit/tickers.json")));

        // Then
        assertThat(sent.by(request)).containsExactly("tickers", "spot");
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTCUSDT", 2509.7), Map.entry("ETHUSDT", 195.31));
    }

    @Test
    void aMarketThatWasNeverTradedHidesNoOthersPrice() {
        // When
        Prices prices =
                prices("NEWUSDT", "BTCUSDT").read().apply(VenueAnswer.of(200, Fixture.read("bybit/tickers.json")));

        // Then
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTCUSDT", 2509.7));
        assertThat(prices.unread()).containsExactly("last price of NEWUSDT is none");
    }

    @ParameterizedTest
    @CsvSource({
        "10000, Server Timeout, UNAVAILABLE",
        "10001, Symbol Is Invalid, UNKNOWN_INSTRUMENT",
        "10001, Request parameter error, REFUSED",
        "10006, Too many visits!, RATE_LIMITED",
        "10009, IP has been banned, BANNED",
        "10016, Server error, UNAVAILABLE",
        "10017, Route not found, REFUSED",
        "10018, Exceeded the IP Rate Limit, RATE_LIMITED"
    })
    void aCodeWithStatus200TellsWhyThereIsNoAnswer(int code, String message, Reason reason) {
        // Given
        String payload = "{\"retCode\":" + code + ",\"retMsg\":\"" + message + "\",\"result\":{}}";

        // When, Then
        assertThat(Refusal.of(api.candles(QUERY), payload)).hasMessage("answers " + code + " " + message);
        assertThat(Refusal.of(api.candles(QUERY), payload).reason()).isEqualTo(reason);
        assertThat(Refusal.of(api.serverTime(), payload).reason()).isEqualTo(reason);
        assertThat(Refusal.of(prices("BTCUSDT"), payload).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-symbol.json", "invalid-symbol.json"})
    void aSymbolThatDoesNotExistIsTold(String file) {
        // When
        Reason reason =
                Refusal.of(api.candles(QUERY), Fixture.read("bybit/" + file)).reason();

        // Then
        assertThat(reason).isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @Test
    void aListingTellsTickAndState() {
        // Given
        String listed = Fixture.read("bybit/listing.json");

        // When
        Listing listing = api.listing("BTCUSDT").read().apply(VenueAnswer.of(200, listed));

        // Then
        assertThat(sent.by(api.listing("BTCUSDT"))).containsExactly("instruments", "spot", "BTCUSDT");
        assertThat(listing.tick()).isEqualByComparingTo("0.01");
        assertThat(listing.trading()).isTrue();

        // When it is halted
        Listing halted = api.listing("BTCUSDT")
                .read()
                .apply(VenueAnswer.of(200, listed.replace("\"status\": \"Trading\"", "\"status\": \"PreLaunch\"")));

        // Then
        assertThat(halted.trading()).isFalse();
        assertThat(halted.status()).isEqualTo("PreLaunch");
    }

    @Test
    void whatIsNotListedIsUnknown() {
        assertThat(Refusal.of(api.listing("ETHUSDT"), Fixture.read("bybit/listing.json"))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @Test
    void aCodeIsANumber() {
        assertThat(Refusal.of(api.candles(QUERY), "{\"retCode\": \"0\", \"result\": {\"list\": []}}")
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.signalstack.gateway.outbound.venue.Garbage#texts")
    void nothingIsTakenFromWhatIsNoAnswer(String text) {
        Refusal.orNothing(api.candles(QUERY), text);
        assertThat(Refusal.of(api.serverTime(), text).reason()).isEqualTo(Reason.MALFORMED);
        Refusal.orNothing(prices("BTCUSDT"), text);
    }

    @Test
    void aCountryThatIsNotServedIsToldByTheNetworkBefore() {
        assertThat(api.errors().reason(VenueAnswer.of(403, Fixture.read("bybit/blocked-country.html"))))
                .isEqualTo(Reason.REFUSED_PLACE);
    }

    @ParameterizedTest
    @CsvSource({"403, BANNED", "429, RATE_LIMITED", "400, REFUSED", "502, UNAVAILABLE"})
    void aStatusTellsWhyThereIsNoAnswer(int status, Reason reason) {
        assertThat(api.errors().reason(VenueAnswer.of(status, "Access too frequent")))
                .isEqualTo(reason);
    }

    @Test
    void aBanLastsTenMinutes() {
        assertThat(api.profile().ban()).isEqualTo(Duration.ofMinutes(10));
        assertThat(api.profile().candlesPerCall()).isEqualTo(1_000);
        assertThat(api.profile().depth()).isEmpty();
        assertThat(api.profile().timeframes()).containsExactlyInAnyOrder(Timeframe.values());
        assertThat(api.profile().omitted()).isEqualTo(Omitted.MISSING);
    }

    private VenueRequest<Prices> prices(String... symbols) {
        return api.prices(List.of(symbols)).orElseThrow();
    }
}
