package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.sandbox.process.Ports;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String QUERY = "symbol=BTCUSD&interval=1m&limit=5";
    private static final String KLINES = "/api/v3/klines?" + QUERY;

    private final SettableClock wall = new SettableClock("2026-11-23T15:00:00Z");
    private final ReplayExchange exchange = ReplayExchange.start(
            ReplayExchangeOptions.builder().wall(wall).controlEnabled().build());
    private final ExchangeClient client = new ExchangeClient(exchange);

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void refusals_come_with_retry_after_for_the_next_requests_only() {
        // Given
        exchange.faults().inject(Fault.ofNext(2, Fault.Kind.TOO_MANY_REQUESTS).lasting(Duration.ofSeconds(7)));
        // Then
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = client.get(KLINES);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("7");
        }
        assertThat(client.get(KLINES).statusCode()).isEqualTo(200);
        // And
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.BANNED).lasting(Duration.ofMinutes(2)));
        HttpResponse<String> banned = client.get(KLINES);
        assertThat(banned.statusCode()).isEqualTo(418);
        assertThat(banned.headers().firstValue("Retry-After")).contains("120");
    }

    @Test
    void refusals_come_by_themselves_above_the_weight_of_a_minute() {
        try (var scarce = ReplayExchange.start(
                ReplayExchangeOptions.builder().wall(wall).weightPerMinute(5).build())) {
            // Given
            var other = new ExchangeClient(scarce);
            other.get(KLINES);
            // When
            HttpResponse<String> second = other.get(KLINES);
            HttpResponse<String> third = other.get(KLINES);
            // Then
            assertThat(second.headers().firstValue("X-MBX-USED-WEIGHT-1M")).contains("4");
            assertThat(third.headers().firstValue("Retry-After")).contains("60");
            assertThat(third.body()).contains("-1003");
            assertThat(scarce.requests()).extracting(ServedRequest::status).containsExactly(200, 200, 429);
        }
    }

    @Test
    void errors_pages_and_half_bodies_are_not_json() {
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.SERVER_ERROR));
        assertThat(client.get(KLINES).statusCode()).isEqualTo(500);
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.HTML_BODY));
        assertThat(client.get(KLINES).body()).startsWith("<!doctype html>");
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.TRUNCATED_JSON));
        assertThatThrownBy(() -> client.klines(QUERY)).isInstanceOf(DecodeException.class);
        assertThat(client.klines(QUERY)).hasSize(5);
    }

    @Test
    void candles_are_left_out_doubled_turned_round_or_withheld() {
        // Given
        List<Instant> right = openTimes(client.klines(QUERY));
        // Then
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.MISSING_CANDLES));
        assertThat(openTimes(client.klines(QUERY))).containsExactly(right.get(0), right.get(1), right.get(4));
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.DUPLICATE_CANDLE));
        assertThat(openTimes(client.klines(QUERY))).hasSize(6).containsAll(right);
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.REORDERED_CANDLES));
        assertThat(openTimes(client.klines(QUERY))).containsExactlyElementsOf(right.reversed());
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.EMPTY_ARRAY));
        assertThat(client.klines(QUERY)).isEmpty();
        assertThat(openTimes(client.klines(QUERY))).isEqualTo(right);
    }

    @Test
    void a_revised_candle_stays_revised() {
        // Given
        JsonArray before = client.klines(QUERY);
        // When
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.REVISED_CANDLE));
        client.klines(QUERY);
        // Then rows 0 to 3 are closed, 4 is open: it is row 2
        JsonArray after = client.klines(QUERY);
        double change = Double.parseDouble(after.getJsonArray(2).getString(4))
                - Double.parseDouble(before.getJsonArray(2).getString(4));
        assertThat(change).isBetween(0.0099, 0.0101);
        assertThat(after.getJsonArray(3)).isEqualTo(before.getJsonArray(3));
    }

    @Test
    void a_connection_is_reset_instead_of_an_answer_and_the_next_request_gets_one() throws IOException {
        // Given a connection of our own, for clients try again by themselves
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.CONNECTION_RESET));
        try (Socket socket = Ports.connect(exchange.port())) {
            // When
            socket.getOutputStream()
                    .write(("GET " + KLINES + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // Then
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(client.get(KLINES).statusCode()).isEqualTo(200);
        assertThat(exchange.requests()).extracting(ServedRequest::status).containsExactly(0, 200);
    }

    @Test
    void a_delay_holds_the_answer_back() {
        // Given
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.DELAY).lasting(Duration.ofMillis(150)));
        // When
        long before = System.nanoTime();
        client.get(KLINES);
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void a_fault_may_hit_another_path() {
        exchange.faults().inject(Fault.ofNext(1, Fault.Kind.SERVER_ERROR).on("/api/v3/time"));
        assertThat(client.get(KLINES).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/v3/time").statusCode()).isEqualTo(500);
    }

    @Test
    void probable_faults_hit_the_same_requests_for_the_same_seed() {
        // Given
        Faults one = new Faults(42);
        Faults other = new Faults(42);
        List.of(one, other).forEach(faults -> faults.inject(Fault.withProbability(0.3, Fault.Kind.SERVER_ERROR)));
        // When
        List<Boolean> hits = hits(one);
        // Then
        assertThat(hits).isEqualTo(hits(other));
        assertThat(hits.stream().filter(hit -> hit).count()).isBetween(200L, 400L);
        one.clear();
        assertThat(hits(one)).containsOnly(false);
    }

    @Test
    void the_clock_goes_wrong_by_an_offset_and_drifts() {
        // Given
        Instant right = exchange.now();
        // When
        exchange.faults().skewClock(Duration.ofSeconds(2), 1_000, wall.instant());
        // Then
        assertThat(client.object("/api/v3/time").getLong("serverTime"))
                .isEqualTo(right.plusSeconds(2).toEpochMilli());
        wall.advance(Duration.ofSeconds(10));
        assertThat(exchange.now()).isEqualTo(right.plusSeconds(600).plusMillis(2_010));
        exchange.faults().clear();
        assertThat(exchange.now()).isEqualTo(right.plusSeconds(600));
    }

    @Test
    void orders_come_over_http_too() {
        // Given
        assertThat(client.send("POST", "/control/faults", "{\"kind\":\"BANNED\",\"next\":1,\"amountMs\":5000}")
                        .statusCode())
                .isEqualTo(200);
        // Then
        assertThat(client.get(KLINES).headers().firstValue("Retry-After")).contains("5");
        client.send("POST", "/control/faults", "{\"kind\":\"SERVER_ERROR\",\"probability\":1}");
        assertThat(client.get(KLINES).statusCode()).isEqualTo(500);
        client.send("POST", "/control/clock", "{\"offsetMs\":1500}");
        assertThat(exchange.now()).isEqualTo(exchange.clock().pace().start().plusMillis(1_500));
        client.send("DELETE", "/control/faults", "");
        assertThat(client.get(KLINES).statusCode()).isEqualTo(200);
        assertThat(new JsonArray(client.get("/control/requests").body())).hasSize(3);
        assertThat(client.send("POST", "/control/faults", "{\"kind\":\"EARTHQUAKE\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.send("POST", "/control/faults", "nonsense").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/control/other").statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_gives_orders_where_that_is_not_enabled() {
        try (var plain =
                ReplayExchange.start(ReplayExchangeOptions.builder().wall(wall).build())) {
            var other = new ExchangeClient(plain);
            assertThat(other.send("POST", "/control/faults", "{\"kind\":\"BANNED\"}")
                            .statusCode())
                    .isEqualTo(405);
            assertThat(other.get("/control/requests").statusCode()).isEqualTo(404);
        }
    }

    private static List<Boolean> hits(Faults faults) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> !faults.hitting("/api/v3/klines").isEmpty())
                .toList();
    }

    private static List<Instant> openTimes(JsonArray rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> ExchangeClient.openTime(rows, row))
                .toList();
    }
}
