package io.signalstack.gateway.outbound.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import io.signalstack.trading.market.Timeframe;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a venue is really asked, as it arrives there. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class VenueAddressesComponentTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final AnswerBounds BOUNDS = new AnswerBounds(TIMEOUT, 1_000);
    private static final Instant FROM = Instant.parse("2026-01-10T00:00:00Z");

    /** Symbols, and how they are written where anything but letters and digits means something else (RFC 3986). */
    private static final Map<String, String> ENCODED = Map.of(
            "币安人生USDT", "%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT",
            "A&B=C", "A%26B%3DC",
            "A+B", "A%2BB",
            "A#B?C", "A%23B%3FC",
            "A/B", "A%2FB",
            "A%41", "A%2541",
            "{A}", "%7BA%7D");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer venue;

    @Inject
    @All
    List<VenueKind> kinds;

    @BeforeEach
    void startVenue() throws IOException {
        venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        venue.start();
    }

    @AfterEach
    void stopVenue() {
        venue.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "binance|BTCUSDT|/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=1768003200000&endTime=1768003379999&limit=3",
                "coinbase|BTC-USD|/products/BTC-USD/candles?granularity=60&start=2026-01-10T00%3A00%3A00Z&end=2026-01-10T00%3A02%3A59Z",
                "kraken|XBTUSD|/0/public/OHLC?pair=XBTUSD&interval=1&since=1768003199",
                "okx|BTC-USDT|/api/v5/market/history-candles?instId=BTC-USDT&bar=1m&before=1768003199999&after=1768003380000&limit=3",
                "bybit|BTCUSDT|/v5/market/kline?category=spot&symbol=BTCUSDT&interval=1&start=1768003200000&end=1768003379999&limit=3",
                "bitstamp|btcusd|/api/v2/ohlc/btcusd/?step=60&limit=3&start=1768003200&end=1768003379&exclude_current_candle=true",
            })
    void candlesAreAskedForAsTheVenueDocuments(String kind, String symbol, String expected) {
        // When
        send(api(kind).candles(new CandleQuery(symbol, Timeframe.M1, FROM, FROM.plusSeconds(3_600), 3)));

        // Then
        assertThat(asked).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "binance, /api/v3/time",
        "coinbase, /time",
        "kraken, /0/public/Time",
        "okx, /api/v5/public/time",
        "bybit, /v5/market/time",
        "bitstamp, /api/v2/ticker/btcusd/"
    })
    void theTimeIsAskedForAsTheVenueDocuments(String kind, String expected) {
        // When
        send(api(kind).serverTime());

        // Then
        assertThat(asked).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "binance, /api/v3/exchangeInfo?symbol=ABC",
        "coinbase, /products/ABC",
        "kraken, /0/public/AssetPairs?pair=ABC",
        "okx, /api/v5/public/instruments?instType=SPOT&instId=ABC",
        "bybit, /v5/market/instruments-info?category=spot&symbol=ABC",
        "bitstamp, /api/v2/trading-pairs-info/"
    })
    void listingsAreAskedForAsTheVenueDocuments(String kind, String expected) {
        // When
        send(api(kind).listing("ABC"));

        // Then
        assertThat(asked).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "binance, /api/v3/ticker/price?symbols=%5B%22ABC%22%5D",
        "kraken, /0/public/Ticker?pair=ABC",
        "okx, /api/v5/market/tickers?instType=SPOT",
        "bybit, /v5/market/tickers?category=spot",
        "bitstamp, /api/v2/ticker/"
    })
    void pricesAreAskedForAsTheVenueDocuments(String kind, String expected) {
        // When
        send(api(kind).prices(Set.of("ABC")).orElseThrow());

        // Then
        assertThat(asked).containsExactly(expected);
    }

    @Test
    void aProxyCallsAVenueInOurPlace() throws IOException {
        try (LocalForwardProxy proxy = new LocalForwardProxy(venue.getAddress().getPort())) {
            // Given a venue whose name only the proxy knows
            VenueApi far = api("binance", URI.create("http://venue.invalid"), proxy, Optional.of("us"));

            // When
            send(far.serverTime());

            // Then
            assertThat(proxy.asked).containsExactly("GET http://venue.invalid/api/v3/time HTTP/1.1");
            assertThat(asked).containsExactly("/api/v3/time");
            assertThat(proxy.authorizations)
                    .singleElement()
                    .asString()
                    .endsWith(Base64.getEncoder().encodeToString("us:secret".getBytes(UTF_8)));
        }
    }

    @Test
    void aProxyIsAskedForATunnelToAVenueThatIsCalledOverTls() throws IOException {
        try (LocalForwardProxy proxy = new LocalForwardProxy(venue.getAddress().getPort())) {
            // Given
            VenueApi far = api("binance", URI.create("https://venue.invalid"), proxy, Optional.empty());

            // When
            assertThatExceptionOfType(ProcessingException.class)
                    .isThrownBy(() -> far.serverTime().send().get());

            // Then
            assertThat(proxy.asked).containsExactly("CONNECT venue.invalid:443 HTTP/1.1");
            assertThat(proxy.authorizations).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binance|/api/v3/klines|symbol=SYMBOL&interval=1m&startTime=1768003200000&endTime=1768003379999&limit=3",
                "coinbase|/products/SYMBOL/candles|granularity=60&start=2026-01-10T00%3A00%3A00Z&end=2026-01-10T00%3A02%3A59Z",
                "kraken|/0/public/OHLC|pair=SYMBOL&interval=1&since=1768003199",
                "okx|/api/v5/market/history-candles|instId=SYMBOL&bar=1m&before=1768003199999&after=1768003380000&limit=3",
                "bybit|/v5/market/kline|category=spot&symbol=SYMBOL&interval=1&start=1768003200000&end=1768003379999&limit=3",
                "bitstamp|/api/v2/ohlc/SYMBOL/|step=60&limit=3&start=1768003200&end=1768003379&exclude_current_candle=true",
            })
    void aSymbolOfAnyScriptArrivesWholeAlsoBehindAPathOfItsOwn(String kind, String path, String query) {
        for (Map.Entry<String, String> symbol : ENCODED.entrySet()) {
            // Given
            asked.clear();
            VenueApi api = api(kind, "/behind/a/proxy/");

            // When
            send(api.candles(new CandleQuery(symbol.getKey(), Timeframe.M1, FROM, FROM.plusSeconds(3_600), 3)));

            // Then
            URI sent = URI.create(asked.getFirst());
            assertThat(sent.getPath()).isEqualTo("/behind/a/proxy" + path.replace("SYMBOL", symbol.getKey()));
            assertThat(sent.getRawPath()).doesNotContain("A/B");
            assertThat(sent.getRawQuery()).isEqualTo(query.replace("SYMBOL", symbol.getValue()));
        }
    }

    @Test
    void symbolsOfAnyScriptArriveWholeInAListToo() {
        // When
        send(api("binance").prices(Set.of("币安人生USDT", "A&B")).orElseThrow());
        send(api("kraken").prices(Set.of("币安人生USDT", "A&B")).orElseThrow());

        // Then
        assertThat(asked)
                .containsExactly(
                        "/api/v3/ticker/price?symbols=%5B%22A%26B%22%2C%22%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT%22%5D",
                        "/0/public/Ticker?pair=A%26B%2C%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT");
    }

    private static void send(VenueRequest<?> request) {
        assertThat(request.send().get().getStatus()).isEqualTo(503);
    }

    private VenueApi api(String name) {
        return api(name, "");
    }

    private VenueApi api(String name, String path) {
        URI url = URI.create("http://127.0.0.1:" + venue.getAddress().getPort() + path);
        return kind(name).connect(new HttpClients(url, TIMEOUT, TIMEOUT, BOUNDS, TIMEOUT, Optional.empty()));
    }

    private VenueApi api(String name, URI url, LocalForwardProxy proxy, Optional<String> user) {
        ForwardProxy through = new ForwardProxy(proxy.address(), user, user.map(known -> "secret"));
        return kind(name).connect(new HttpClients(url, TIMEOUT, TIMEOUT, BOUNDS, TIMEOUT, Optional.of(through)));
    }

    private VenueKind kind(String name) {
        return kinds.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }
}
