package io.signalstack.gateway.outbound.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.Fixture;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.Refusal;
import io.signalstack.gateway.outbound.venue.Sent;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoinbaseApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");
    private static final CandleQuery QUERY =
            new CandleQuery("BTC-USD", Timeframe.M1, MIDNIGHT, MIDNIGHT.plusSeconds(150), 300);

    private final Sent sent = new Sent();
    private final CoinbaseApi api = new CoinbaseApi(new CoinbaseRest() {
        @Override
        public RestResponse<String> candles(String product, long granularity, String start, String end) {
            return sent.call("candles", product, granularity, start, end);
        }

        @Override
        public RestResponse<String> product(String product) {
            return sent.call("product", product);
        }

        @Override
        public RestResponse<String> time() {
            return sent.call("time");
        }
    });

    @Test
    void candlesAreAskedForUpToTheLastSecondThatIsWanted() {
        assertThat(sent.by(api.candles(QUERY)))
                .containsExactly("candles", "BTC-USD", 60L, "2017-07-03T00:00:00Z", "2017-07-03T00:02:29Z");
    }

    @Test
    void aPageOfOldCandlesEndsBeforeTheNextOne() {
        // Given
        CandleQuery lastYear =
                new CandleQuery("BTC-USD", Timeframe.H1, MIDNIGHT, MIDNIGHT.plusSeconds(31_536_000), 300);

        // When, Then: 300 hours, of which the last begins at 11:00
        assertThat(sent.by(api.candles(lastYear)))
                .containsExactly("candles", "BTC-USD", 3_600L, "2017-07-03T00:00:00Z", "2017-07-15T11:59:59Z");
    }

    @Test
    void everyCallTakesOneOfTenASecond() {
        // Given
        RateLimit ip = new RateLimit("ip", 10, Duration.ofSeconds(1));

        // When, Then
        assertThat(api.candles(QUERY).charges()).containsExactly(ip.charge(1));
        assertThat(api.serverTime().charges()).containsExactly(ip.charge(1));
    }

    @Test
    void theServerTimeIsReadToTheMillisecond() {
        // When
        ServerTime time = api.serverTime().read().apply(VenueAnswer.of(200, Fixture.read("coinbase/time.json")));

        // Then
        assertThat(sent.by(api.serverTime())).containsExactly("time");
        assertThat(time).isEqualTo(ServerTime.of(Instant.parse("2017-07-03T00:03:00.250Z")));
    }

    @ParameterizedTest
    @CsvSource({"soon", "2017-07-03T25:00:00Z", "2017-07-03"})
    void aTimeThatIsNoneIsRefused(String iso) {
        assertThat(Refusal.of(api.serverTime(), "{\"iso\":\"" + iso + "\"}").reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aListingTellsTickAndState() {
        // Given
        String listed = Fixture.read("coinbase/listing.json");

        // When
        Listing listing = api.listing("BTC-USD").read().apply(VenueAnswer.of(200, listed));

        // Then
        assertThat(sent.by(api.listing("BTC-USD"))).containsExactly("product", "BTC-USD");
        assertThat(listing.tick()).isEqualByComparingTo("0.01");
        assertThat(listing.trading()).isTrue();

        // When it is halted
        Listing halted = api.listing("BTC-USD")
                .read()
                .apply(VenueAnswer.of(
                        200, listed.replace("\"trading_disabled\": false", "\"trading_disabled\": true")));

        // Then
        assertThat(halted.trading()).isFalse();
        assertThat(halted.status()).isEqualTo("trading_disabled");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.signalstack.gateway.outbound.venue.Garbage#texts")
    void nothingIsTakenFromWhatIsNoAnswer(String text) {
        Refusal.orNothing(api.candles(QUERY), text);
        assertThat(Refusal.of(api.serverTime(), text).reason()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"404, UNKNOWN_INSTRUMENT", "429, RATE_LIMITED", "403, BANNED", "400, REFUSED", "500, UNAVAILABLE"})
    void aStatusTellsWhyThereIsNoAnswer(int status, Reason reason) {
        assertThat(api.errors().reason(VenueAnswer.of(status, Fixture.read("coinbase/not-found.json"))))
                .isEqualTo(reason);
    }

    @Test
    void pricesWouldTakeACallForEachProduct() {
        assertThat(api.prices(List.of("BTC-USD", "ETH-USD"))).isEmpty();
    }

    @Test
    void whereNothingWasTradedThereIsNoRowAndFourHoursAreNotServed() {
        assertThat(api.profile().omitted()).isEqualTo(Omitted.UNTRADED);
        assertThat(api.profile().candlesPerCall()).isEqualTo(300);
        assertThat(api.profile().timeframes())
                .containsExactlyInAnyOrder(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.D1);
    }
}
