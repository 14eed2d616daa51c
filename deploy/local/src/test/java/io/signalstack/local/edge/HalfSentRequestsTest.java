package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfSentRequestsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String WHOLE = "GET /api/v1/x HTTP/1.1\nHost: localhost\n\n";
    private static final String HALF = "POST /api/v1/x HTTP/1.1\nHost: localhost\nContent-Length: 100\n\n{";

    @Test
    void three_hundred_half_sent_bodies_keep_no_connection_to_a_service() throws Exception {
        // Given
        List<Wire> half = new ArrayList<>();
        try (Upstream upstream = upstream(Limits.but().requests(8, 8))) {
            for (int i = 0; i < 300; i++) {
                half.add(new Wire(upstream.port()).send(HALF));
            }

            // When
            Wire.Reply reply = Wire.ask(upstream.port(), WHOLE);

            // Then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(upstream.connections()).isLessThan(8);
        } finally {
            closeAll(half);
        }
    }

    @Test
    void a_body_that_does_not_arrive_in_time_is_a_problem_and_the_end_of_the_connection() throws Exception {
        try (Upstream upstream = upstream(Limits.but().body(SHORT));
                Wire wire = new Wire(upstream.port()).send(HALF)) {
            Wire.Reply reply = wire.read("POST");

            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.header("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains("REQUEST_TIMEOUT");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\n{}\n0\n\n", "-1\n", "fffffffffffffffff\n{}", "2\n{}0\n\n", "1\n{\n0x1\n}\n0\n\n"})
    void a_body_whose_chunks_cannot_be_read_is_a_problem_and_the_end_of_the_connection(String chunks) throws Exception {
        try (Upstream upstream = upstream(Limits.but());
                Wire wire = new Wire(upstream.port())
                        .send("POST /api/v1/x HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n" + chunks)) {
            Wire.Reply reply = wire.read("POST");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("MALFORMED_REQUEST");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET", "GET /api/v1/x HTTP/1.1\nHost: localhost\nX-Slow: "})
    void a_head_that_does_not_arrive_in_time_is_the_end_of_the_connection(String part) throws Exception {
        try (Upstream upstream = upstream(Limits.but().head(SHORT));
                Wire wire = new Wire(upstream.port()).send(part)) {
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void a_head_that_arrives_byte_by_byte_gets_no_more_time() throws Exception {
        try (Upstream upstream = upstream(Limits.but().head(SHORT));
                Wire wire = new Wire(upstream.port()).send("GET /api/v1/x HTTP/1.1\nHost: localhost\nX-Slow: ")) {
            await().pollInterval(Duration.ofMillis(50))
                    .untilAsserted(
                            () -> assertThatThrownBy(() -> wire.send("x")).isInstanceOf(IOException.class));
        }
    }

    @Test
    void a_connection_that_rests_too_long_after_an_answer_is_closed() throws Exception {
        try (Upstream upstream = upstream(Limits.but().idle(SHORT));
                Wire wire = new Wire(upstream.port())) {
            assertThat(wire.send(WHOLE).read("GET").status()).isEqualTo(200);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void an_address_has_so_many_connections_and_gets_them_back() throws Exception {
        // Given
        List<Wire> open = new ArrayList<>();
        try (Upstream upstream = upstream(Limits.but().connections(10))) {
            for (int i = 0; i < 10; i++) {
                open.add(new Wire(upstream.port()));
                assertThat(open.getLast().send(WHOLE).read("GET").status()).isEqualTo(200);
            }

            // When
            try (Wire oneMore = new Wire(upstream.port())) {
                // Then
                assertThat(oneMore.isClosed()).isTrue();
            }
            closeAll(open);
            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(Wire.ask(upstream.port(), WHOLE).status())
                                    .isEqualTo(200));
        } finally {
            closeAll(open);
        }
    }

    @Test
    void a_body_over_the_limit_and_bodies_over_it_together_are_refused() throws Exception {
        String length = "POST /api/v1/x HTTP/1.1\nHost: localhost\nContent-Length: ";
        try (Upstream upstream = upstream(Limits.but().heldBytes(50_000));
                Wire waiting = new Wire(upstream.port())) {
            assertThat(Wire.ask(upstream.port(), length + "100001\n\n").status())
                    .isEqualTo(413);
            assertThat(chunked(upstream, 100_001).status()).isIn(413, 503);
            assertThat(chunked(upstream, 40_000).status()).isEqualTo(200);

            waiting.send(length + "40000\n\n" + "x".repeat(30_000));
            await().untilAsserted(() -> {
                Wire.Reply reply = chunked(upstream, 40_000);
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.header("Retry-After")).isPresent();
            });
            waiting.send("x".repeat(10_000));
            assertThat(waiting.read("POST").status()).isEqualTo(200);
            assertThat(chunked(upstream, 40_000).status()).isEqualTo(200);
        }
    }

    @Test
    void a_client_that_waits_to_be_told_sends_its_body_when_it_is() throws Exception {
        try (Upstream upstream = upstream(Limits.but());
                Wire wire = new Wire(upstream.port())) {
            // When
            wire.send("POST /api/v1/x HTTP/1.1\nHost: localhost\nContent-Length: 2\nExpect: 100-continue\n\n");

            // Then
            assertThat(wire.read("POST").status()).isEqualTo(100);
            assertThat(wire.send("ab").read("POST").body()).isEqualTo("length 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void an_empty_body_in_chunks_is_an_empty_body(String method) throws Exception {
        try (Upstream upstream = upstream(Limits.but())) {
            assertThat(Wire.ask(
                                    upstream.port(),
                                    method
                                            + " /api/v1/x HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n\n")
                            .body())
                    .isEqualTo("length 0");
        }
    }

    private static Wire.Reply chunked(Upstream upstream, int size) throws IOException {
        return Wire.ask(
                upstream.port(),
                "POST /api/v1/x HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n" + Integer.toHexString(size)
                        + "\n" + "x".repeat(size) + "\n0\n\n");
    }

    private static Upstream upstream(Limits limits) {
        return new Upstream(
                limits.build(), request -> request.response().end("length " + request.getHeader("Content-Length")));
    }

    private static void closeAll(List<Wire> wires) throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
