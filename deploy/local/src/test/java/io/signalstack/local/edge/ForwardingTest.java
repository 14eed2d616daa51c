package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {

    private static Upstream upstream;

    @BeforeAll
    static void start() {
        upstream = new Upstream(
                Limits.but().build(),
                request -> request.response()
                        .end(String.join("|", request.headers().getAll("Forwarded")) + "\n"
                                + String.join("|", request.headers().getAll("X-Forwarded-For")) + "\n"
                                + String.join("|", request.headers().getAll("Host")) + "\n"
                                + request.getHeader("Authorization") + "\n" + request.getHeader("X-Real-IP")));
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=10.9.8.7",
                "Forwarded: for=10.9.8.7\nForwarded: for=10.9.8.6",
                "forwarded: for=\"10.9.8.7",
                "X-Forwarded-For: 10.9.8.7\nX-Real-IP: 10.9.8.7",
                "Connection: close, X-Forwarded-For, Forwarded",
                "Connection: Authorization, Host"
            })
    void a_client_cannot_name_its_own_address(String claim) throws Exception {
        // When
        Wire.Reply reply = Wire.ask(
                upstream.port(),
                "GET /api/v1/x HTTP/1.1\nHost: localhost:8000\nAuthorization: Bearer t\n" + claim + "\n\n");

        // Then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().split("\n", -1))
                .containsExactly(
                        "for=127.0.0.1;host=\"localhost:8000\";proto=http",
                        "127.0.0.1",
                        "localhost:8000",
                        "Bearer t",
                        "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\n",
                "Host: a\", for=1.2.3.4\n",
                "Host: a b\n",
                "Host: localhost\nHost: localhost\n",
                "Host: localhost\nHost: other\n"
            })
    void a_missing_doubled_or_malformed_host_is_refused_with_a_problem(String hosts) throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            // When
            Wire.Reply reply =
                    wire.send("GET /api/v1/x HTTP/1.1\n" + hosts + "\n").read("GET");

            // Then
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("Content-Type")).contains("application/problem+json");
            assertThat(reply.body()).contains("MALFORMED_REQUEST");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 5\\nTransfer-Encoding: chunked | 400 | MALFORMED_REQUEST",
                "Transfer-Encoding: chunked\\nContent-Length: 5 | 400 | MALFORMED_REQUEST",
                "Content-Length: 5\\nContent-Length: 6          | 400 | MALFORMED_REQUEST",
                "Content-Length: five                          | 400 | MALFORMED_REQUEST",
                "Content-Length: -1                            | 400 | MALFORMED_REQUEST",
                "Transfer-Encoding: gzip, chunked              | 501 | NOT_IMPLEMENTED",
                "Content-Length: 5\\nExpect: 200-ok             | 417 | EXPECTATION_FAILED"
            })
    void a_body_whose_end_is_not_certain_is_refused_and_the_connection_closed(String framing, int status, String code)
            throws Exception {
        try (Wire wire = new Wire(upstream.port())) {
            // When
            Wire.Reply reply = wire.send("POST /api/v1/x HTTP/1.1\nHost: localhost\n" + framing.replace("\\n", "\n")
                            + "\n\n0\n\nGET /api/v1/smuggled HTTP/1.1\nHost: localhost\n\n")
                    .read("POST");

            // Then
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body()).contains(code);
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void an_ipv6_address_is_written_as_its_standard_has_it() {
        // Given
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();

        // When
        Forwarding.introduce(headers, "fe80::1%eth0", "localhost");

        // Then
        assertThat(headers.get("Forwarded")).isEqualTo("for=\"[fe80::1]\";host=\"localhost\";proto=http");
        assertThat(headers.get("X-Forwarded-For")).isEqualTo("fe80::1");
    }
}
