package io.signalstack.backtestservice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.view.HistoryCandle;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.trading.market.Candle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An HTTP server in the place of market-gateway, which serves what a test gives it, and is disturbed as the test says. The
 * service that asks it has a schema of its own, for it fetches history of all live markets that it knows.
 */
public final class StandInGateway implements QuarkusTestResourceLifecycleManager {

    /** Days of history that are wanted. */
    public static final int DAYS = 190;

    private static final String SCHEMA = "backtest_history";

    private final Map<String, List<Candle>> markets = new ConcurrentHashMap<>();
    private final Map<String, Deque<Disturbance>> disturbances = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();

    /** How a question goes wrong. */
    public enum Disturbance {
        /** 503 with {@code Retry-After}. */
        BUSY,
        /** The array ends without its end, and the answer does not. */
        ENDS_EARLY,
        /** The connection ends in the midst of a candle. */
        RESET
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/internal/v1/candles", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "signalstack.gateway.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
        settings.put("signalstack.history.days", Integer.toString(DAYS));
        settings.put("signalstack.history.stretch", "2000");
        settings.put("signalstack.history.pause", "50MS");
        settings.put("signalstack.history.again", "1S");
        settings.put("signalstack.history.poll-interval", "1S");
        settings.put("quarkus.flyway.schemas", SCHEMA);
        settings.put("quarkus.flyway.default-schema", SCHEMA);
        settings.put("quarkus.datasource.reactive.additional-properties.search_path", SCHEMA);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StandInGateway.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Serves these candles of an instrument; the next questions go wrong like this, one after the other. */
    public void serves(String instrument, List<Candle> candles, Disturbance... first) {
        disturbances.put(instrument, new ArrayDeque<>(Arrays.asList(first)));
        markets.put(instrument, candles);
    }

    /** The instruments that were asked for, once per question. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange);
            String instrument = query.getOrDefault("instrument", "");
            asked.add(instrument);
            String sent = exchange.getRequestHeaders().getFirst("Authorization");
            if (!TestTokens.serviceCredential().equals(sent)) {
                send(exchange, 401, "{\"code\":\"TOKEN_INVALID\"}");
            } else if (!markets.containsKey(instrument)) {
                send(exchange, 404, "{\"code\":\"UNKNOWN_SYMBOL\"}");
            } else {
                candles(exchange, instrument, query);
            }
        }
    }

    private void candles(HttpExchange exchange, String instrument, Map<String, String> query) throws IOException {
        Instant from = Instant.parse(query.get("from"));
        Instant to = Instant.parse(query.get("to"));
        String array = Json.text(markets.get(instrument).stream()
                .filter(candle ->
                        !candle.openTime().isBefore(from) && candle.openTime().isBefore(to))
                .map(HistoryCandle::of)
                .toList());
        switch (disturbances.get(instrument).poll()) {
            case null -> send(exchange, 200, array);
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                send(exchange, 503, "{\"code\":\"UNAVAILABLE\"}");
            }
            case ENDS_EARLY -> send(exchange, 200, array.substring(0, array.lastIndexOf(",{", array.length() / 3)));
            case RESET -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody()
                        .write(array.substring(0, array.length() / 2).getBytes(UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("reset");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
