package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.local.Listening;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Edge edge;

    @BeforeAll
    static void start() {
        HttpServer service = VERTX.createHttpServer()
                .requestHandler(request -> {
                    switch (request.path()) {
                        case "/health/ready" -> request.response().end("{}");
                        case "/metrics" -> request.response().end("up 1.0\n");
                        default ->
                            request.response()
                                    .end(request.uri() + " for " + request.getHeader("X-Forwarded-For") + " "
                                            + request.getHeader("Forwarded"));
                    }
                })
                .webSocketHandler(socket -> socket.textMessageHandler(text -> {
                    socket.writeTextMessage("echo " + text);
                    socket.close((short) 4401, "token expired");
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        edge = Edge.start(
                0,
                Map.of("signal-api", service.actualPort(), "notifier", service.actualPort(), "backtest-service", 1),
                List.of());
    }

    @AfterAll
    static void stop() {
        edge.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        HTTP.close();
    }

    @Test
    void passes_a_request_on_and_says_who_asked_whatever_the_client_claims() throws Exception {
        // When
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(at("/api/v1/signals/latest?limit=2"))
                        .header("X-Forwarded-For", "10.9.8.7")
                        .header("Forwarded", "for=10.9.8.7")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("/api/v1/signals/latest?limit=2 for 127.0.0.1 for=127.0.0.1;")
                .doesNotContain("10.9.8.7");
    }

    @Test
    void answers_502_with_a_problem_for_a_service_that_is_not_there() throws Exception {
        HttpResponse<String> answer = get("/api/v1/backtest/1");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"BAD_GATEWAY\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/candles", "/nowhere"})
    void answers_404_with_a_problem_where_nothing_is_routed(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"UNKNOWN_PATH\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/../../internal", "/api/v1/%2e%2e/internal", "//api/v1/signals", "/api/v1/signals;x"})
    void refuses_path_tricks(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("BAD_PATH");
    }

    @Test
    void says_which_service_is_down() throws Exception {
        HttpResponse<String> answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"status\":\"degraded\"", "\"backtest-service\":\"down\"", "\"signal-api\":\"ok\"");
    }

    @Test
    void merges_the_metrics_of_those_that_answer() throws Exception {
        assertThat(get("/metrics").body())
                .contains("up{service=\"signal-api\"} 1.0", "up{service=\"notifier\"} 1.0")
                .doesNotContain("backtest-service");
    }

    @Test
    void passes_web_sockets_on_with_their_close_code() throws Exception {
        // Given
        CompletableFuture<String> text = new CompletableFuture<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + edge.port() + "/api/v1/ws?token=x"), new WebSocket.Listener() {
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
                .get(10, TimeUnit.SECONDS);

        // When
        socket.sendText("hello", true).join();

        // Then
        assertThat(text.get(10, TimeUnit.SECONDS)).isEqualTo("echo hello");
        assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(4401);
    }

    @Test
    void listens_on_this_machine_alone() throws IOException {
        assertThat(Listening.of(ProcessHandle.current().pid()))
                .filteredOn(address -> address.getPort() == edge.port())
                .singleElement()
                .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), edge.port()));
    }

    @Test
    void does_not_speak_http_2() throws IOException {
        // Said in the text of HTTP/1, which no client of HTTP/2 takes for its own.
        assertThat(raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith("HTTP/2.0 501 Not Implemented");
        String upgrade = String.join(
                "\r\n",
                "GET /api/v1/x HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade, HTTP2-Settings, close",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__",
                "",
                "");
        assertThat(raw(upgrade)).startsWith("HTTP/1.1 200");
    }

    @Test
    void says_so_when_its_port_is_in_use() {
        assertThatThrownBy(() -> Edge.start(edge.port(), Map.of(), List.of()))
                .hasMessage("port " + edge.port() + " is in use; choose another with --port");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + edge.port() + path);
    }

    /** A request that no client library would send. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
