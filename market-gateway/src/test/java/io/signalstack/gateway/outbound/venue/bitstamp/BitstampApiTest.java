package io.signalstack.gateway.outbound.venue.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.Fixture;
import io.signalstack.gateway.outbound.venue.Prices;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.Refusal;
import io.signalstack.gateway.outbound.venue.Sent;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueAnswer;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
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

class BitstampApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");
    private static final CandleQuery QUERY =
            new CandleQuery("btcusd", Timeframe.M1, MIDNIGHT, MIDNIGHT.plusSeconds(150), 1_000);

    private final Sent sent = new Sent();
    private final BitstampApi api = new BitstampApi(new BitstampRest() {
        @Override
        public RestResponse<String> ohlc(
                String pair, long step, long limit, long start, long end, boolean excludeOpen) {
            return sent.call("ohlc", pair, step, limit, start, end, excludeOpen);
        }

        @Override
        public RestResponse<String> pairs() {
            return sent.call("pairs");
        }

        @Override
        public RestResponse<String> ticker(String pair) {
            return sent.call("ticker", pair);
        }

        @Override
        public RestResponse<String> tickers() {
            return sent.call("tickers");
        }
    });

    @Test
    void asManyCandlesAreAskedForAsBeginBeforeTheEnd() {
        // Three begin in two minutes and a half.
        assertThat(sent.by(api.candles(QUERY)))
                .containsExactly("ohlc", "btcusd", 60L, 3L, 1_499_040_000L, 1_499_040_149L, true);
    }

    @Test
    void aPageOfOldCandlesEndsBeforeTheNextOne() {
        // Given
        Instant aYearLater = MIDNIGHT.plusSeconds(31_536_000);
        CandleQuery query = new CandleQuery("btcusd", Timeframe.D1, MIDNIGHT, aYearLater, 10);

        // When, Then
        assertThat(sent.by(api.candles(query)))
                .containsExactly("ohlc", "btcusd", 86_400L, 10L, 1_499_040_000L, 1_499_903_999L, true);
    }

    @Test
    void everyCallTakesFromTwoLimitsAtOnce() {
        // Given
        Charge second = new RateLimit("second", 400, Duration.ofSeconds(1)).charge(1);
        Charge tenMinutes = new RateLimit("ten-minutes", 10_000, Duration.ofMinutes(10)).charge(1);

        // When, Then
        assertThat(api.candles(QUERY).charges()).containsExactly(second, tenMinutes);
        assertThat(api.serverTime().charges()).containsExactly(second, tenMinutes);
        assertThat(prices("btcusd").charges()).containsExactly(second, tenMinutes);
    }

    @Test
    void theServerTimeIsTheDateOfAnAnswer() {
        // When
        ServerTime time = api.serverTime().read().apply(dated("Mon, 3 Jul 2017 00:03:00 GMT"));

        // Then
        assertThat(sent.by(api.serverTime())).containsExactly("ticker", "btcusd");
        assertThat(time).isEqualTo(ServerTime.of(Instant.parse("2017-07-03T00:03:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-07-03T00:03:00Z", "Mon, 32 Jul 2017 00:03:00 GMT", "Mon, 3 Jul 99999 00:03:00 GMT"})
    void aDateThatIsNoneIsMalformed(String date) {
        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> api.serverTime().read().apply(dated(date)))
                .withMessage("the answer's date is none: '" + date + "'")
                .extracting(UnusableAnswer::reason)
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void pricesAreThoseThatWereAskedForAndNoOthers() {
        // Given
        VenueRequest<Prices> request = prices("btcusd", "etheur", "goneusd");

        // When
        Prices prices = request.read().apply(VenueAnswer.of(200, Fixture.read("bitstamp/tickers.json")));

        // Then
        assertThat(sent.by(request)).containsExactly("tickers");
        assertThat(prices.bySymbol()).containsOnly(Map.entry("btcusd", 2509.75), Map.entry("etheur", 171.31));
        assertThat(prices.atBySymbol()).containsEntry("btcusd", Instant.parse("2017-07-03T00:03:00Z"));
    }

    @Test
    void aMarketThatWasNeverTradedHidesNoOthersPrice() {
        // When
        Prices prices =
                prices("newusd", "btcusd").read().apply(VenueAnswer.of(200, Fixture.read("bitstamp/tickers.json")));

        // Then
        assertThat(prices.bySymbol()).containsOnly(Map.entry("btcusd", 2509.75));
        assertThat(prices.unread()).containsExactly("last price of newusd is none");
    }

    @Test
    void aListingTellsTickAndState() {
        // Given
        String listed = Fixture.read("bitstamp/listing.json");

        // When
        Listing listing = api.listing("btcusd").read().apply(VenueAnswer.of(200, listed));

        // Then
        assertThat(sent.by(api.listing("btcusd"))).containsExactly("pairs");
        assertThat(listing.tick()).isEqualByComparingTo("0.01");
        assertThat(listing.trading()).isTrue();

        // When it is halted
        Listing halted = api.listing("btcusd")
                .read()
                .apply(VenueAnswer.of(200, listed.replace("\"trading\": \"Enabled\"", "\"trading\": \"Disabled\"")));

        // Then
        assertThat(halted.trading()).isFalse();
        assertThat(halted.status()).isEqualTo("Disabled");
    }

    @Test
    void whatIsNotListedIsUnknown() {
        assertThat(Refusal.of(api.listing("goneusd"), Fixture.read("bitstamp/listing.json"))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.signalstack.gateway.outbound.venue.Garbage#texts")
    void nothingIsTakenFromWhatIsNoAnswer(String text) {
        Refusal.orNothing(api.candles(QUERY), text);
        assertThat(Refusal.of(api.serverTime(), text).reason()).isEqualTo(Reason.MALFORMED);
        Refusal.orNothing(prices("btcusd"), text);
    }

    @ParameterizedTest
    @CsvSource({"404, UNKNOWN_INSTRUMENT", "429, RATE_LIMITED", "403, BANNED", "400, REFUSED", "503, UNAVAILABLE"})
    void aStatusTellsWhyThereIsNoAnswer(int status, Reason reason) {
        assertThat(api.errors().reason(VenueAnswer.of(status, ""))).isEqualTo(reason);
    }

    @Test
    void aBadRequestMayBeOneTooMany() {
        assertThat(api.errors().reason(VenueAnswer.of(400, Fixture.read("bitstamp/rate-limited.json"))))
                .isEqualTo(Reason.RATE_LIMITED);
    }

    @Test
    void aPageIsOfAThousandCandles() {
        assertThat(api.profile().candlesPerCall()).isEqualTo(1_000);
        assertThat(api.profile().depth()).isEmpty();
        assertThat(api.profile().timeframes()).containsExactlyInAnyOrder(Timeframe.values());
        assertThat(api.profile().omitted()).isEqualTo(Omitted.MISSING);
    }

    private static VenueAnswer dated(String date) {
        return new VenueAnswer(200, "", name -> name.equals("Date") ? date : null);
    }

    private VenueRequest<Prices> prices(String... symbols) {
        return api.prices(List.of(symbols)).orElseThrow();
    }
}
