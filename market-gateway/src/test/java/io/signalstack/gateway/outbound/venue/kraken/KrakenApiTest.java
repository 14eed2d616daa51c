package io.signalstack.gateway.outbound.venue.kraken;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");
    private static final CandleQuery QUERY = query(Timeframe.M1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Sent sent = new Sent();
    private final KrakenApi api = new KrakenApi(new KrakenRest() {
        @Override
        public RestResponse<String> ohlc(String pair, long interval, long since) {
            return sent.call("ohlc", pair, interval, since);
        }

        @Override
        public RestResponse<String> ticker(String pairs) {
            return sent.call("ticker", Objects.requireNonNullElse(pairs, "all"));
        }

        @Override
        public RestResponse<String> assetPairs(String pair) {
            return sent.call("assetPairs", pair);
        }

        @Override
        public RestResponse<String> time() {
            return sent.call("time");
        }
    });

    @Test
    void candlesAreAskedForFromTheSecondBeforeTheFirst() {
        assertThat(sent.by(api.candles(QUERY))).containsExactly("ohlc", "XBTUSD", 1L, 1_499_039_999L);
    }

    @ParameterizedTest
    @CsvSource({"M1, 1", "M5, 5", "M15, 15", "H1, 60", "H4, 240", "D1, 1440"})
    void intervalsAreInMinutes(Timeframe timeframe, long interval) {
        assertThat(sent.by(api.candles(query(timeframe)))).element(2).isEqualTo(interval);
    }

    @Test
    void candlesTakeFromTheLimitOfTheirPairAndAllElseFromAnother() {
        assertThat(api.candles(QUERY).charges()).containsExactly(new RateLimit("ohlc:BTCUSD", 1, SECOND).charge(1));
        assertThat(api.serverTime().charges()).containsExactly(new RateLimit("other", 1, SECOND).charge(1));
        assertThat(prices("XBTUSD").charges()).containsExactly(new RateLimit("other", 1, SECOND).charge(1));
    }

    @Test
    void theServerTimeIsReadInSeconds() {
        // When
        ServerTime time = api.serverTime().read().apply(VenueAnswer.of(200, Fixture.read("kraken/time.json")));

        // Then
        assertThat(sent.by(api.serverTime())).containsExactly("time");
        assertThat(time).isEqualTo(ServerTime.of(Instant.parse("2017-07-03T00:03:00Z")));
    }

    @Test
    void aTimeBeyondAllTimeIsMalformed() {
        // Given
        String payload = "{\"error\":[],\"result\":{\"unixtime\":9223372036854775807}}";

        // When, Then
        assertThat(Refusal.of(api.serverTime(), payload)).hasMessage("unixtime is no time: 9223372036854775807");
    }

    @Test
    void pricesAreGivenUnderTheNamesTheyWereAskedFor() {
        // Given
        VenueRequest<Prices> request = prices("XBTUSD", "SOLUSD", "USDTUSD", "XETHXXBT");

        // When
        Prices prices = request.read().apply(VenueAnswer.of(200, Fixture.read("kraken/ticker.json")));

        // Then
        assertThat(sent.by(request)).containsExactly("ticker", "SOLUSD,USDTUSD,XBTUSD,XETHXXBT");
        assertThat(sent.by(prices(Collections.nCopies(101, "XBTUSD").toArray(String[]::new))))
                .containsExactly("ticker", "all");
        assertThat(prices.bySymbol())
                .containsOnly(
                        Map.entry("XBTUSD", 2509.7),
                        Map.entry("SOLUSD", 21.04),
                        Map.entry("USDTUSD", 1.0001),
                        Map.entry("XETHXXBT", 0.0781));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XBT/EUR", "BTC/EUR", "XBTEUR", "BTCEUR", "XXBTZEUR"})
    void whateverAPairIsCalledItsPriceIsFound(String name) {
        // Given
        String payload = "{\"error\":[],\"result\":{\"XXBTZEUR\":{\"c\":[\"2.5\",\"1\"]}}}";

        // When, Then
        assertThat(prices(name).read().apply(VenueAnswer.of(200, payload)).bySymbol())
                .containsOnly(Map.entry(name, 2.5));
    }

    @ParameterizedTest
    @CsvSource({"0", "''", "-1", "NaN", "1e999", "none"})
    void aPriceThatIsNoneIsSetAsideAndTakesNoOtherWithIt(String price) {
        // Given
        String payload = "{\"error\":[],\"result\":{\"SOLUSD\":{\"c\":[\"" + price
                + "\",\"1\"]},\"XXBTZUSD\":{\"c\":[\"2.5\",\"1\"]}}}";

        // When
        Prices prices = prices("SOLUSD", "XBTUSD").read().apply(VenueAnswer.of(200, payload));

        // Then
        assertThat(prices.bySymbol()).containsOnly(Map.entry("XBTUSD", 2.5));
        assertThat(prices.unread()).singleElement(as(STRING)).startsWith("last price of SOLUSD");
    }

    @ParameterizedTest
    @CsvSource({
        "EAPI:Rate limit exceeded, RATE_LIMITED",
        "EGeneral:Too many requests, RATE_LIMITED",
        "EGeneral:Temporary lockout, BANNED",
        "EQuery:Unknown asset pair, UNKNOWN_INSTRUMENT",
        "EService:Unavailable, UNAVAILABLE",
        "EService:Busy, UNAVAILABLE",
        "EGeneral:Internal error:1234, UNAVAILABLE",
        "EGeneral:Invalid arguments, REFUSED"
    })
    void anErrorWithStatus200TellsWhyThereIsNoAnswer(String error, Reason reason) {
        // Given
        String payload = "{\"error\":[\"WGeneral:Beware\",\"" + error + "\"],\"result\":{}}";

        // When, Then
        assertThat(Refusal.of(api.candles(QUERY), payload)).hasMessage("answers " + error);
        assertThat(Refusal.of(api.candles(QUERY), payload).reason()).isEqualTo(reason);
        assertThat(Refusal.of(api.serverTime(), payload).reason()).isEqualTo(reason);
        assertThat(Refusal.of(prices("XBTUSD"), payload).reason()).isEqualTo(reason);
    }

    @Test
    void anErrorOfItsDatabasePasses() {
        assertThat(Refusal.of(api.candles(QUERY), Fixture.read("kraken/database-error.json"))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void anErrorMayComeWithoutAResult() {
        // When
        Reason reason = Refusal.of(api.candles(QUERY), Fixture.read("kraken/unknown-pair.json"))
                .reason();

        // Then
        assertThat(reason).isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @Test
    void aListingTellsTickAndState() {
        // Given
        String listed = Fixture.read("kraken/listing.json");

        // When
        Listing listing = api.listing("XBTUSD").read().apply(VenueAnswer.of(200, listed));

        // Then
        assertThat(sent.by(api.listing("XBTUSD"))).containsExactly("assetPairs", "XBTUSD");
        assertThat(listing.tick()).isEqualByComparingTo("0.1");
        assertThat(listing.trading()).isTrue();

        // When it is halted
        Listing halted = api.listing("XBTUSD")
                .read()
                .apply(VenueAnswer.of(200, listed.replace("\"status\": \"online\"", "\"status\": \"cancel_only\"")));

        // Then
        assertThat(halted.trading()).isFalse();
        assertThat(halted.status()).isEqualTo("cancel_only");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.signalstack.gateway.outbound.venue.Garbage#texts")
    void nothingIsTakenFromWhatIsNoAnswer(String text) {
        Refusal.orNothing(api.candles(QUERY), text);
        assertThat(Refusal.of(api.serverTime(), text).reason()).isEqualTo(Reason.MALFORMED);
        Refusal.orNothing(prices("XBTUSD"), text);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "403, BANNED", "400, REFUSED", "520, UNAVAILABLE"})
    void aStatusTellsWhyThereIsNoAnswer(int status, Reason reason) {
        assertThat(api.errors().reason(VenueAnswer.of(status, "<html>"))).isEqualTo(reason);
    }

    @Test
    void nothingOlderThanTheNewest720IsServed() {
        assertThat(api.profile().depth()).contains(720);
        assertThat(api.profile().candlesPerCall()).isEqualTo(720);
        assertThat(api.profile().timeframes()).containsExactlyInAnyOrder(Timeframe.values());
        assertThat(api.profile().omitted()).isEqualTo(Omitted.MISSING);
        assertThat(api.profile().ban()).isEqualTo(Duration.ofMinutes(15));
    }

    private static CandleQuery query(Timeframe timeframe) {
        return new CandleQuery("XBTUSD", timeframe, MIDNIGHT, MIDNIGHT.plusSeconds(150), 720);
    }

    private VenueRequest<Prices> prices(String... symbols) {
        return api.prices(List.of(symbols)).orElseThrow();
    }
}
