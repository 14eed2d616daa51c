package io.signalstack.gateway.outbound.venue.okx;

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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OkxApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");
    private static final long MIDNIGHT_MS = 1_499_040_000_000L;
    private static final Instant NOW = MIDNIGHT.plusSeconds(150);
    private static final CandleQuery QUERY = new CandleQuery("BTC-USDT", Timeframe.M1, MIDNIGHT, NOW, 100);
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final Sent sent = new Sent();
    private final OkxRest rest = new OkxRest() {
        @Override
        public RestResponse<String> candles(
                String endpoint, String instrument, String bar, long before, long after, int limit) {
            return sent.call(endpoint, instrument, bar, before, after, limit);
        }

        @Override
        public RestResponse<String> tickers(String type) {
            return sent.call("tickers", type);
        }

        @Override
        public RestResponse<String> instruments(String type, String instrument) {
            return sent.call("instruments", type, instrument);
        }

        @Override
        public RestResponse<String> time() {
            return sent.call("time");
        }
    };
    private final OkxApi api = new OkxApi(rest, () -> NOW);

    @Test
    void newCandlesAreAskedForFromTheMillisecondBeforeTheFirst() {
        assertThat(sent.by(api.candles(QUERY)))
                .containsExactly("candles", "BTC-USDT", "1m", MIDNIGHT_MS - 1, MIDNIGHT_MS + 150_000, 100);
        assertThat(api.candles(QUERY).charges()).containsExactly(new RateLimit("candles", 40, WINDOW).charge(1));
    }

    @Test
    void aPageEndsWhereTheNextOneBegins() {
        // Given the oldest candle that the newest endpoint is asked for
        Instant from = NOW.minus(1_400, ChronoUnit.MINUTES);
        CandleQuery query = new CandleQuery("BTC-USDT", Timeframe.M1, from, NOW, 1_400);

        // When, Then: 300 minutes of the 1,400
        long fromMs = MIDNIGHT_MS + 150_000 - 84_000_000;
        assertThat(sent.by(api.candles(query)))
                .containsExactly("candles", "BTC-USDT", "1m", fromMs - 1, fromMs + 18_000_000, 300);
    }

    @Test
    void olderCandlesComeFromTheHistoryInSmallerPages() {
        // Given a candle that is older than that by a minute
        Instant from = NOW.minus(1_401, ChronoUnit.MINUTES);
        CandleQuery query = new CandleQuery("BTC-USDT", Timeframe.M1, from, NOW, 1_401);

        // When, Then: 100 minutes of the 1,401
        long fromMs = MIDNIGHT_MS + 150_000 - 84_060_000;
        assertThat(sent.by(api.candles(query)))
                .containsExactly("history-candles", "BTC-USDT", "1m", fromMs - 1, fromMs + 6_000_000, 100);
        assertThat(api.candles(query).charges())
                .containsExactly(new RateLimit("history-candles", 20, WINDOW).charge(1));
    }

    @Test
    void candlesOfLongAgoAreOldAlsoToAQueryThatEndsThen() {
        // Given
        Instant lastYear = MIDNIGHT.minus(365, ChronoUnit.DAYS);
        CandleQuery query = new CandleQuery("BTC-USDT", Timeframe.M1, lastYear, lastYear.plusSeconds(180), 100);

        // When, Then
        assertThat(sent.by(api.candles(query))).first().isEqualTo("history-candles");
    }

    @ParameterizedTest
    @CsvSource({"M1, 1m", "M5, 5m", "M15, 15m", "H1, 1H", "H4, 4H", "D1, 1Dutc"})
    void barsAreThoseOfUtc(Timeframe timeframe, String bar) {
        // Given
        CandleQuery query = new CandleQuery("BTC-USDT", timeframe, MIDNIGHT, NOW, 1);

        // When, Then
        assertThat(sent.by(api.candles(query))).element(2).isEqualTo(bar);
    }

    @Test
    void theServerTimeIsReadInMilliseconds() {
        // When
        ServerTime time = api.serverTime().read().apply(VenueAnswer.of(200, Fixture.read("okx/time.json")));

        // Then
        assertThat(sent.by(api.serverTime())).containsExactly("time");
        assertThat(api.serverTime().charges()).containsExactly(new RateLimit("time", 10, WINDOW).charge(1));
        assertThat(time).isEqualTo(ServerTime.of(Instant.parse("2017-07-03T00:03:00.250Z")));
    }

    @Test
    void pricesAreThoseThatWereAskedForAndNoOthers() {
        // Given
        VenueRequest<Prices> request = prices("BTC-USDT", "ETH-USDT", "GONE-USDT");

        // When
        Prices prices = request.read().apply(VenueAnswer.of(200, Fixture.read("okx/tickers.json")));

        // Then
        assertThat(sent.by(request)).containsExactly("tickers", "SPOT");
        assertThat(request.charges()).containsExactly(new RateLimit("tickers", 20, WINDOW).charge(1));
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTC-USDT", 2509.7), Map.entry("ETH-USDT", 195.31));
        assertThat(prices.atBySymbol())
                .containsExactly(Map.entry("BTC-USDT", Instant.parse("2017-07-03T00:03:00.250Z")));
    }

    @Test
    void aMarketThatWasNeverTradedHidesNoOthersPrice() {
        // When
        Prices prices = prices("NEW-USDT", "BTC-USDT")
                .read()
                .apply(VenueAnswer.of(200, Fixture.read("okx/tickers-one-empty.json")));

        // Then
        assertThat(prices.bySymbol()).containsOnly(Map.entry("BTC-USDT", 9999.99));
        assertThat(prices.unread()).containsExactly("last price of NEW-USDT is none");
    }

    @Test
    void aTickerWhoseTimeCannotBeReadTellsNoPrice() {
        // Given
        String payload =
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"instId\":\"BTC-USDT\",\"last\":\"100\",\"ts\":\"\"}]}";

        // When
        Prices prices = prices("BTC-USDT").read().apply(VenueAnswer.of(200, payload));

        // Then
        assertThat(prices.bySymbol()).isEmpty();
        assertThat(prices.unread()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "50001, UNAVAILABLE",
        "50011, RATE_LIMITED",
        "50013, UNAVAILABLE",
        "50026, UNAVAILABLE",
        "51000, REFUSED",
        "51001, UNKNOWN_INSTRUMENT"
    })
    void aCodeWithStatus200TellsWhyThereIsNoAnswer(String code, Reason reason) {
        // Given
        String payload = "{\"code\":\"" + code + "\",\"msg\":\"No\",\"data\":[]}";

        // When, Then
        assertThat(Refusal.of(api.candles(QUERY), payload).reason()).isEqualTo(reason);
        assertThat(Refusal.of(api.serverTime(), payload).reason()).isEqualTo(reason);
        assertThat(Refusal.of(prices("BTC-USDT"), payload).reason()).isEqualTo(reason);
    }

    @Test
    void anInstrumentThatDoesNotExistIsTold() {
        assertThat(Refusal.of(api.candles(QUERY), Fixture.read("okx/unknown-instrument.json")))
                .hasMessage("answers 51001 Instrument ID does not exist");
    }

    @Test
    void aListingTellsTickAndState() {
        // Given
        String listed = Fixture.read("okx/listing.json");

        // When
        Listing listing = api.listing("BTC-USDT").read().apply(VenueAnswer.of(200, listed));

        // Then
        assertThat(sent.by(api.listing("BTC-USDT"))).containsExactly("instruments", "SPOT", "BTC-USDT");
        assertThat(listing.tick()).isEqualByComparingTo("0.1");
        assertThat(listing.trading()).isTrue();

        // When it is halted
        Listing halted = api.listing("BTC-USDT")
                .read()
                .apply(VenueAnswer.of(200, listed.replace("\"state\": \"live\"", "\"state\": \"suspend\"")));

        // Then
        assertThat(halted.trading()).isFalse();
        assertThat(halted.status()).isEqualTo("suspend");
    }

    @Test
    void whatIsNotListedIsUnknown() {
        assertThat(Refusal.of(api.listing("ETH-USDT"), Fixture.read("okx/listing.json"))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    }

    @Test
    void aCodeIsText() {
        assertThat(Refusal.of(api.candles(QUERY), "{\"code\": 0, \"data\": []}").reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.signalstack.gateway.outbound.venue.Garbage#texts")
    void nothingIsTakenFromWhatIsNoAnswer(String text) {
        Refusal.orNothing(api.candles(QUERY), text);
        assertThat(Refusal.of(api.serverTime(), text).reason()).isEqualTo(Reason.MALFORMED);
        Refusal.orNothing(prices("BTC-USDT"), text);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "403, BANNED", "400, REFUSED", "503, UNAVAILABLE"})
    void aStatusTellsWhyThereIsNoAnswer(int status, Reason reason) {
        assertThat(api.errors().reason(VenueAnswer.of(status, ""))).isEqualTo(reason);
    }

    @Test
    void aPageIsWhatEitherEndpointAnswers() {
        assertThat(api.profile().candlesPerCall()).isEqualTo(100);
        assertThat(api.profile().depth()).isEmpty();
        assertThat(api.profile().timeframes()).containsExactlyInAnyOrder(Timeframe.values());
        assertThat(api.profile().omitted()).isEqualTo(Omitted.MISSING);
    }

    private VenueRequest<Prices> prices(String... symbols) {
        return api.prices(List.of(symbols)).orElseThrow();
    }
}
