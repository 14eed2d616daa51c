package io.signalstack.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes as RFC 6455 has them, and what is none. */
@QuarkusTest
class HandshakesComponentTest extends FeedFixture {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    @Test
    void one_that_is_accepted_has_an_id() throws IOException {
        try (RawSocket socket = RawSocket.connect(service, tokens.user("shaker-" + symbol, Tier.FREE))) {
            assertThat(socket.head()).startsWith("HTTP/1.1 101").containsIgnoringCase("\r\nx-request-id: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Version: 13, '', 426, UPGRADE_REQUIRED",
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 8, 426, UPGRADE_REQUIRED",
        "Sec-WebSocket-Key, Sec-WebSocket-Key:, 400, MALFORMED_REQUEST",
        "Sec-WebSocket-Key, '', 400, MALFORMED_REQUEST",
        "Sec-WebSocket-Key, Sec-WebSocket-Key: YWJj, 400, MALFORMED_REQUEST",
        "Sec-WebSocket-Key, Sec-WebSocket-Key: not base64, 400, MALFORMED_REQUEST",
        "X-Request-Id, Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, 400, MALFORMED_REQUEST",
        "Connection: Upgrade, Connection: close, 426, UPGRADE_REQUIRED",
        "Upgrade, Upgrade: h2c, 426, UPGRADE_REQUIRED",
        "Upgrade, '', 426, UPGRADE_REQUIRED",
        "Origin, Origin: http://localhost:8000, 400, MALFORMED_REQUEST",
        "X-Request-Id, Content-Length: 2, 426, UPGRADE_REQUIRED",
        "X-Request-Id, Transfer-Encoding: chunked, 426, UPGRADE_REQUIRED",
        "GET, POST %s HTTP/1.1, 405, METHOD_NOT_ALLOWED",
        "GET, GET %s HTTP/1.0, 426, UPGRADE_REQUIRED",
        "GET, GET %s&token=other HTTP/1.1, 400, INVALID_PARAMETER",
        "GET, GET /api/v1/ws/?token=x HTTP/1.1, 426, UPGRADE_REQUIRED",
    })
    void one_that_is_none_is_answered_with_a_problem(String line, String instead, int status, String code) {
        // Given
        List<String> request = handshake();
        if (line.equals("Origin") || line.equals("X-Request-Id")) {
            request.add(instead);
        } else {
            request.replaceAll(it -> it.startsWith(line) ? String.format(instead, path()) : it);
        }
        if (line.equals("Origin")) {
            request.add("Origin: http://elsewhere.example");
        }
        request.removeIf(String::isEmpty);
        request.add("Connection: close");
        String body = instead.startsWith("Content-Length")
                ? "{}"
                : instead.startsWith("Transfer") ? "2\r\n{}\r\n0\r\n\r\n" : "";

        // When
        String answer = RawHttp.send(service.getPort(), String.join("\r\n", request) + "\r\n\r\n" + body);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1." + (instead.endsWith("1.0") ? "0 " : "1 ") + status)
                .contains("application/problem+json", "\"code\":\"" + code + "\"")
                .containsIgnoringCase("\r\nx-request-id: ")
                .containsIgnoringCase("\r\nratelimit: ");
        if (status == 426) {
            assertThat(answer)
                    .containsIgnoringCase("\r\nupgrade: websocket")
                    .containsIgnoringCase("\r\nsec-websocket-version: 13");
        }
        if (status == 405) {
            assertThat(answer).containsIgnoringCase("\r\nallow: GET, HEAD, OPTIONS");
        }
    }

    private List<String> handshake() {
        return new ArrayList<>(List.of(
                "GET " + path() + " HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: " + KEY));
    }

    private String path() {
        return "/api/v1/ws?token=" + tokens.user("shaker-" + symbol, Tier.ENTERPRISE);
    }
}
