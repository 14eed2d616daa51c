package io.signalstack.backtestservice.outbound.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.signalstack.backtestservice.application.history.VenueHistory.Answer;
import io.signalstack.platform.security.ServiceCredential;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What market-gateway's answers mean. */
class GatewayHistoryTest {

    private static final Instant OPEN = Instant.parse("2026-01-05T00:00:00Z");
    private static final String CANDLE = "{\"openTime\":\"2026-01-05T00:00:00Z\",\"open\":1.0,\"high\":1.0,\"low\":1.0,"
            + "\"close\":1.0,\"volume\":0.0,\"synthetic\":true}";

    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private String body = "";
    private Optional<String> retryAfter = Optional.empty();
    private HttpServer server;
    private GatewayClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/v1/candles", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getQuery());
                retryAfter.ifPresent(after -> exchange.getResponseHeaders().add("Retry-After", after));
                byte[] bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        client = new GatewayClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                new ServiceCredential(Optional.empty()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private Answer answer() throws InterruptedException {
        return new GatewayHistory(client)
                .candles(Instrument.parse("BINANCE:BTC/USDT"), Timeframe.M1, OPEN, OPEN.plus(Duration.ofMinutes(5)));
    }

    @Test
    void candles_come_whole_or_break_off() throws Exception {
        body = "[" + CANDLE + "]";
        assertThat(answer()).isEqualTo(new Answer.Came(List.of(Candle.flat(OPEN, 1)), true));
        assertThat(asked.getFirst().split("&"))
                .containsExactlyInAnyOrder(
                        "instrument=BINANCE:BTC/USDT",
                        "timeframe=1m",
                        "from=2026-01-05T00:00:00Z",
                        "to=2026-01-05T00:05:00Z");
        body = "[" + CANDLE + "," + CANDLE.substring(0, 30);
        assertThat(answer()).isEqualTo(new Answer.Came(List.of(Candle.flat(OPEN, 1)), false));
        body = "[";
        assertThat(answer()).isEqualTo(new Answer.Came(List.of(), false));
        body = "[]";
        assertThat(answer()).isEqualTo(new Answer.Came(List.of(), true));
        body = "[" + CANDLE + ",{\"opened\":true}," + CANDLE + "]";
        assertThat(answer())
                .as("what follows a row that cannot be read is not taken for none")
                .isEqualTo(new Answer.Came(List.of(Candle.flat(OPEN, 1)), false));
    }

    @Test
    void candles_that_cannot_be_are_asked_for_again() throws Exception {
        body = "[" + CANDLE.replace("\"low\":1.0", "\"low\":2.0") + "]";
        assertThat(answer()).isInstanceOf(Answer.Later.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void who_or_what_is_refused_is_of_no_use_to_repeat(int refusal) throws Exception {
        status = refusal;
        body = "{\"code\":\"NO\"}";
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains(String.valueOf(refusal), "NO"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void what_may_pass_is_tried_again_when_it_says(int failure) throws Exception {
        status = failure;
        retryAfter = Optional.of("12");
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Answer.Later.class, later -> assertThat(later.after()).contains(Duration.ofSeconds(12)));
    }

    @Test
    void a_gateway_that_is_not_there_may_come() throws Exception {
        server.stop(0);
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Answer.Later.class, later -> assertThat(later.after()).isEmpty());
    }
}
