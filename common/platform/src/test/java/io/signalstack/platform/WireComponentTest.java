package io.signalstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.testing.RawHttp;
import io.signalstack.platform.testing.TokenResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library sends. Each is read to the end of its connection. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(TokenResource.class)
class WireComponentTest {

    private static final String POST = "POST /doors/orders HTTP/1.1\r\nContent-Type: application/json\r\n";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{"})
    void a_body_that_is_sent_by_half_is_a_408_and_the_end_of_the_connection(String half) {
        assertThat(RawHttp.send(port, POST + "Host: localhost\r\n" + half))
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json", "REQUEST_TIMEOUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "-1\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "fffffffffffffffff\r\n{}",
                "2\r\n{}0\r\n\r\n",
            })
    void a_body_whose_chunks_cannot_be_read_is_a_400_and_the_end_of_the_connection(String chunks) {
        assertThat(RawHttp.send(port, POST + "Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "Transfer-Encoding: xchunked, 501, NOT_IMPLEMENTED",
        "Transfer-Encoding: gzip, 501, NOT_IMPLEMENTED",
        "Expect: 200-ok, 417, EXPECTATION_FAILED",
    })
    void a_body_in_an_unknown_coding_is_refused_and_the_end_of_the_connection(String how, int status, String code) {
        assertThat(RawHttp.send(port, POST + "Host: localhost\r\n" + how + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer a\r\nAuthorization: Bearer b",
                "Idempotency-Key: a\r\nIdempotency-Key: b",
                "Content-Type: application/json",
                "Origin: http://a\r\nOrigin: http://b",
            })
    void a_header_of_which_only_one_counts_is_there_once(String headers) {
        assertThat(RawHttp.send(port, POST + "Host: localhost\r\n" + headers + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "/doors/orders, Content-Encoding: gzip, 1000000, 415",
        "/doors/orders, Content-Encoding: gzip, 100000, 415",
        "/doors/users, X-Nobody: x, 60000, 405",
        "/nowhere, X-Nobody: x, 60000, 404",
    })
    void a_body_that_was_not_read_does_not_stand_before_the_next_request(
            String path, String header, int length, String status) {
        // When
        String answers = RawHttp.send(
                port,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
                        + "\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length)
                        + "GET /doors/asked HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        // Then
        assertThat(answers).startsWith("HTTP/1.1 " + status).contains("}HTTP/1.1 200 OK");
    }

    @Test
    void a_body_whose_length_is_said_twice_is_a_400_and_the_end_of_the_connection() {
        assertThat(RawHttp.send(
                        port,
                        POST + "Host: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Host: one\r\nHost: two\r\n", "Host: a\", for=1.2.3.4\r\n", "Host: \r\n", "Host: u@h\r\n"})
    void a_missing_doubled_or_malformed_host_is_a_400(String hosts) {
        assertThat(RawHttp.send(port, "GET /doors/asked HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "MALFORMED_REQUEST")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("x-process-time: ");
    }

    @Test
    void http_2_is_not_spoken_in_clear_text() {
        // Said in the text of HTTP/1, which no client of HTTP/2 takes for its own.
        assertThat(RawHttp.send(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith("HTTP/2.0 400 Bad Request");
        String upgrade = String.join(
                "\r\n",
                "GET /doors/asked HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade, HTTP2-Settings",
                "Connection: close",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__",
                "",
                "");
        assertThat(RawHttp.send(port, upgrade)).startsWith("HTTP/1.1 200");
    }
}
