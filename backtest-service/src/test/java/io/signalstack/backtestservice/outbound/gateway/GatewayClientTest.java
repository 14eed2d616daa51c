package io.signalstack.backtestservice.outbound.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.signalstack.platform.security.ServiceCredential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayClientTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final BlockingQueue<HttpExchange> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private GatewayClient client;
    private HttpHandler answer = exchange -> send(exchange, 200, "[1]", 3);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange);
            answer.handle(exchange);
        });
        server.start();
        client = client(Optional.of(SECRET), Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        over.countDown();
        client.close();
        server.stop(0);
    }

    @Test
    void a_question_is_put_with_the_credential_and_its_values_encoded() throws Exception {
        // When
        GatewayAnswer told = client.get("/internal/v1/candles", Map.of("instrument", "A:Ä&b/C"));

        // Then
        assertThat(told).isEqualTo(new GatewayAnswer(200, "[1]", true, Optional.empty()));
        HttpExchange question = asked.take();
        assertThat(question.getRequestHeaders().getFirst("Authorization"))
                .isEqualTo(ServiceCredential.SCHEME + " " + SECRET);
        assertThat(question.getRequestURI()).hasPath("/internal/v1/candles").hasQuery("instrument=A:Ä&b/C");
    }

    @Test
    void without_a_credential_none_is_sent() throws Exception {
        try (GatewayClient unknown = client(Optional.empty(), Duration.ofSeconds(30))) {
            unknown.get("/internal", Map.of());
        }
        assertThat(asked.take().getRequestHeaders()).doesNotContainKey("Authorization");
    }

    @Test
    void a_refusal_says_when_to_come_again() throws Exception {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            send(exchange, 503, "{}", 2);
        };
        assertThat(client.get("/internal", Map.of()))
                .isEqualTo(new GatewayAnswer(503, "{}", true, Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void of_an_answer_that_breaks_off_what_came_is_kept() throws Exception {
        answer = exchange -> send(exchange, 200, "[1,", 100);
        assertThat(client.get("/internal", Map.of())).isEqualTo(new GatewayAnswer(200, "[1,", false, Optional.empty()));
    }

    @Test
    void an_answer_without_an_end_is_not_waited_for() throws Exception {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("[1,".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            awaitTheEnd();
        };
        try (GatewayClient hasty = client(Optional.of(SECRET), Duration.ofSeconds(1))) {
            assertThat(hasty.get("/internal", Map.of()).whole()).isFalse();
        }
    }

    @Test
    void a_gateway_that_is_not_there_is_named() {
        server.stop(0);
        assertThatIOException()
                .isThrownBy(() -> client.get("/internal", Map.of()))
                .withMessageContaining("market-gateway at http://127.0.0.1:");
    }

    private GatewayClient client(Optional<String> secret, Duration patience) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new GatewayClient(url, new ServiceCredential(secret), Duration.ofSeconds(5), patience);
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer that is shorter than promised breaks off. */
    private static void send(HttpExchange exchange, int status, String body, int length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
