package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodilessAnswersTest {

    private static Upstream upstream;

    @BeforeAll
    static void start() {
        upstream = new Upstream(Limits.but().build(), request -> {
            var response = request.response();
            switch (request.path()) {
                case "/api/v1/204" -> response.setStatusCode(204).end();
                case "/api/v1/304" ->
                    response.setStatusCode(304).putHeader("ETag", "\"1\"").end();
                case "/api/v1/304-of-a-length" ->
                    response.setStatusCode(304).putHeader("Content-Length", "5").end();
                case "/api/v1/chunked" -> {
                    response.setChunked(true).write("five ");
                    response.end("and more");
                }
                case "/metrics" -> response.end("up 1.0\n");
                default -> response.putHeader("Content-Length", "5").end("five!");
            }
        });
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 204, 204",
        "DELETE, 204, 204",
        "GET, 304, 304",
        "GET, 304-of-a-length, 304",
        "HEAD, plain, 200",
        "HEAD, chunked, 200",
        "HEAD, 304, 304"
    })
    void an_answer_without_a_body_ends_with_its_head(String method, String path, int status) throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            for (int round = 0; round < 3; round++) {
                // When
                Wire.Reply reply = wire.send(method + " /api/v1/" + path + " HTTP/1.1\nHost: localhost\n\n")
                        .read(method);

                // Then
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.headers())
                        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("transfer-encoding"));
            }
            // Whatever had followed the head would be read as the start of this one.
            assertThat(wire.send("GET /api/v1/plain HTTP/1.1\nHost: localhost\n\n")
                            .read("GET")
                            .body())
                    .isEqualTo("five!");
        }
    }

    @Test
    void an_answer_to_head_keeps_the_length_that_get_would_have() throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            assertThat(wire.send("HEAD /api/v1/plain HTTP/1.1\nHost: localhost\n\n")
                            .read("HEAD")
                            .header("Content-Length"))
                    .contains("5");
        }
    }

    @Test
    void the_edges_own_answers_to_head_have_no_body() throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            for (String path : new String[] {"/health", "/metrics", "/nowhere"}) {
                wire.send("HEAD " + path + " HTTP/1.1\nHost: localhost\n\n").read("HEAD");
            }
            assertThat(wire.send("GET /nowhere HTTP/1.1\nHost: localhost\n\n")
                            .read("GET")
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "chunked"})
    void an_old_client_reads_to_the_end_of_the_connection(String path) throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            Wire.Reply reply = wire.send(
                            "GET /api/v1/" + path + " HTTP/1.0\nHost: localhost\nConnection: keep-alive\n\n")
                    .read("GET");

            assertThat(reply.body()).startsWith("five");
            assertThat(reply.header("Transfer-Encoding")).isEmpty();
        }
    }

    @Test
    void requests_that_are_sent_before_the_answers_are_answered_in_order() throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            // When
            wire.send("""
                    GET /api/v1/plain HTTP/1.1
                    Host: localhost

                    POST /api/v1/chunked HTTP/1.1
                    Host: localhost
                    Content-Length: 2

                    ab""".repeat(3));

            // Then
            for (int round = 0; round < 3; round++) {
                assertThat(wire.read("GET").body()).isEqualTo("five!");
                assertThat(wire.read("POST").body()).isEqualTo("five and more");
            }
        }
    }
}
