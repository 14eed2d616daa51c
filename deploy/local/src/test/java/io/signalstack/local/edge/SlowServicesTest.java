package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlowServicesTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    /** For a moment that others have to end within, too, on a machine that is busy. */
    private static final Duration LONGER = Duration.ofSeconds(5);

    /** Requests that have come and will not be answered. */
    private static final AtomicInteger NEVER = new AtomicInteger();

    private static final String START = " HTTP/1.1\nHost: localhost\n\n";

    @Test
    void a_service_that_does_not_answer_in_time_is_a_504_and_its_connection_is_released() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().answer(SHORT).build(), SlowServicesTest::serve)) {
            Wire.Reply reply = Wire.ask(upstream.port(), "GET /api/v1/never" + START);

            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.header("Content-Type")).contains("application/problem+json");
            assertThat(reply.body())
                    .contains("GATEWAY_TIMEOUT", reply.header("X-Request-Id").orElseThrow());
            // The health checks' connections stay.
            await().until(() -> upstream.connections() <= 3);
        }
    }

    @Test
    void a_socket_that_is_not_answered_in_time_is_a_504() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().answer(SHORT).build(), SlowServicesTest::serve)) {
            assertThat(Wire.ask(
                                    upstream.port(),
                                    "GET /api/v1/ws?never HTTP/1.1\nHost: localhost\nConnection: Upgrade\nUpgrade: websocket\n\n")
                            .status())
                    .isEqualTo(504);
        }
    }

    @Test
    void who_orders_a_backtest_and_asks_it_to_wait_is_waited_for() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().answer(SHORT).build(), SlowServicesTest::serve)) {
            assertThat(Wire.ask(upstream.port(), "POST /api/v1/backtest/run?days=1&wait=20" + START)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void who_waits_for_a_connection_has_no_more_time_than_for_the_answer() throws Exception {
        // Given
        NEVER.set(0);
        try (Upstream upstream =
                        new Upstream(Limits.but().requests(1, 9).answer(SHORT).build(), SlowServicesTest::serve);
                Wire first = new Wire(upstream.port())) {
            first.send("POST /api/v1/backtest/run?never&wait=60" + START);
            await().until(() -> NEVER.get() == 1);

            // When
            Wire.Reply reply = Wire.ask(upstream.port(), "GET /api/v1/x" + START);

            // Then
            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.body()).contains("GATEWAY_TIMEOUT");
        }
    }

    @Test
    void who_finds_all_connections_taken_waits_for_a_moment_and_gets_503() throws Exception {
        // Given
        NEVER.set(0);
        List<Wire> waiting = new ArrayList<>();
        try (Upstream upstream =
                new Upstream(Limits.but().requests(4, 2).connect(LONGER).build(), SlowServicesTest::serve)) {
            while (waiting.size() < 4) {
                waiting.add(new Wire(upstream.port()).send("GET /api/v1/never" + START));
                await().until(() -> NEVER.get() == waiting.size());
            }

            // When
            Wire.Reply reply = Wire.ask(upstream.port(), "GET /api/v1/x" + START);

            // Then
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isPresent();
            assertThat(reply.body()).contains("UNAVAILABLE");
        } finally {
            for (Wire wire : waiting) {
                wire.close();
            }
        }
    }

    @Test
    void a_client_that_goes_away_gives_its_connection_to_the_service_back() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().build(), SlowServicesTest::serve)) {
            // Given
            Wire wire = new Wire(upstream.port()).send("GET /api/v1/never" + START);
            await().until(() -> upstream.connections() > 3);

            // When
            wire.close();

            // Then
            await().until(() -> upstream.connections() <= 3);
        }
    }

    @Test
    void an_answer_that_stops_half_way_is_cut_off_and_not_ended() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().stall(SHORT).build(), SlowServicesTest::serve)) {
            assertThatThrownBy(() -> Wire.ask(upstream.port(), "GET /api/v1/half" + START))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_event_stream_may_rest() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().stall(SHORT).build(), SlowServicesTest::serve)) {
            assertThat(Wire.ask(upstream.port(), "GET /api/v1/stream" + START).body())
                    .isEqualTo("data: 1\n\ndata: 2\n\n");
        }
    }

    @Test
    void a_client_that_takes_nothing_of_its_answer_is_cut_off() throws Exception {
        try (Upstream upstream = new Upstream(Limits.but().stall(SHORT).build(), SlowServicesTest::serve)) {
            try (Wire wire = new Wire(upstream.port()).send("GET /api/v1/endless" + START)) {
                await().until(() -> upstream.connections() > 3);
                await().until(() -> upstream.connections() <= 3);
                assertThat(wire.isClosed()).isTrue();
            }
        }
    }

    private static void serve(HttpServerRequest request) {
        var response = request.response();
        Vertx vertx = Vertx.currentContext().owner();
        switch (request.path()) {
            case "/api/v1/never", "/api/v1/ws" -> NEVER.incrementAndGet();
            case "/api/v1/backtest/run" -> {
                if (request.query().startsWith("never")) {
                    NEVER.incrementAndGet();
                } else {
                    vertx.setTimer(4 * SHORT.toMillis(), _ -> response.end("done"));
                }
            }
            case "/api/v1/half" -> response.setChunked(true).write("half");
            case "/api/v1/stream" -> {
                response.putHeader("Content-Type", "text/event-stream")
                        .setChunked(true)
                        .write("data: 1\n\n");
                vertx.setTimer(4 * SHORT.toMillis(), _ -> response.end("data: 2\n\n"));
            }
            case "/api/v1/endless" -> {
                response.setChunked(true).exceptionHandler(_ -> {});
                Runnable write = new Runnable() {
                    @Override
                    public void run() {
                        while (!response.closed() && !response.writeQueueFull()) {
                            response.write(Buffer.buffer(new byte[64 * 1024]));
                        }
                    }
                };
                response.drainHandler(_ -> write.run());
                write.run();
            }
            default -> response.end("ok");
        }
    }
}
