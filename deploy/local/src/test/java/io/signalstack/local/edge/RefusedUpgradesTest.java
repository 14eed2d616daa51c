package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedUpgradesTest {

    private static final int MANY = 2_000;
    private static final String REFUSED = "{\"code\":\"UNAUTHENTICATED\"}";
    private static final String UPGRADE = """
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """;

    private static Upstream upstream;

    @BeforeAll
    static void start() {
        upstream = new Upstream(
                Limits.but().requests(64, 64).build(),
                request -> request.response()
                        .setStatusCode(401)
                        .putHeader("Content-Type", "application/problem+json")
                        .putHeader("X-Upgrade-Seen", String.valueOf(request.getHeader("Upgrade")))
                        .end(REFUSED));
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    /** The edge's own, and every route there is; at the socket's also what is no request for one. */
    static Stream<String> requests() {
        Stream<String> unrouted = Stream.of("/health", "/metrics", "/nowhere", "/api/v1/ws/more");
        return Stream.concat(
                Stream.concat(unrouted, Routes.prefixes().stream()).map("GET "::concat), Stream.of("POST /api/v1/ws"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void two_thousand_refused_upgrades_are_answered_whole_and_hold_nothing(String request) throws Exception {
        Wire.Reply expected = Wire.ask(upstream.port(), request + " HTTP/1.1\nHost: localhost\n\n");
        try (Wire wire = new Wire(upstream.port())) {
            for (int i = 0; i < MANY; i++) {
                // When
                Wire.Reply reply = wire.send(request + " HTTP/1.1\nHost: localhost\n" + UPGRADE)
                        .read("GET");

                // Then
                assertThat(reply.status()).isEqualTo(expected.status());
                assertThat(reply.header("Content-Type")).isEqualTo(expected.header("Content-Type"));
                if (expected.status() == 401) {
                    assertThat(reply.body()).isEqualTo(REFUSED);
                }
            }
        }
        assertThat(echo()).isEqualTo("echo hello");
        await().until(() -> upstream.connections() <= 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/signals", "/api/v1/ws/more", "/.well-known/jwks.json"})
    void a_service_without_a_socket_never_hears_of_an_upgrade(String path) throws Exception {
        assertThat(Wire.ask(upstream.port(), "GET " + path + " HTTP/1.1\nHost: localhost\n" + UPGRADE)
                        .header("X-Upgrade-Seen"))
                .contains("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ";;;,,==", "permessage-deflate; server_max_window_bits=99"})
    void extensions_that_cannot_be_read_are_the_services_matter(String extensions) throws Exception {
        assertThat(Wire.ask(
                                upstream.port(),
                                "GET /api/v1/ws HTTP/1.1\nHost: localhost\nSec-WebSocket-Extensions: " + extensions
                                        + "\n" + UPGRADE)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void what_to_upgrade_to_is_told_to_the_client() throws Exception {
        try (Upstream plain = new Upstream(
                Limits.but().build(),
                request -> request.response().setStatusCode(426).end())) {
            Wire.Reply reply = Wire.ask(plain.port(), "GET /api/v1/ws HTTP/1.1\nHost: localhost\n\n");

            assertThat(reply.status()).isEqualTo(426);
            assertThat(reply.header("Upgrade")).contains("websocket");
            assertThat(reply.header("Connection"))
                    .hasValueSatisfying(it -> assertThat(it).isEqualToIgnoringCase("upgrade"));
        }
    }

    @Test
    void a_socket_keeps_its_frames_and_its_close_code() throws Exception {
        assertThat(echo()).isEqualTo("echo hello");
    }

    /** What a socket with a good token answers before it closes with its code. */
    private static String echo() throws Exception {
        CompletableFuture<String> text = new CompletableFuture<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + upstream.port() + "/api/v1/ws?token=good"),
                            new WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
                                    text.complete(data.toString());
                                    ws.request(1);
                                    return CompletableFuture.completedStage(null);
                                }

                                @Override
                                public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
                                    closed.complete(code);
                                    return CompletableFuture.completedStage(null);
                                }
                            })
                    .get(20, TimeUnit.SECONDS);
            socket.sendText("hello", true).join();
            assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
            return text.join();
        }
    }
}
