package io.signalstack.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.testing.TokenResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** How many connections a client may hold, and for how long, without asking for anything. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(TokenResource.class)
class ConnectionsComponentTest {

    /** Whose requests the proxy passes on; so that no other test's limits are used up. */
    private static final String HEADERS = "Host: localhost\r\nX-Forwarded-For: 198.51.100.77\r\n";

    private static final String WHOLE = "GET /doors/asked HTTP/1.1\r\n" + HEADERS + "\r\n";

    /** A client, as all of 127/8 are this machine (Linux does so by itself); and one whose word is taken for others. */
    private static final InetAddress CLIENT = InetAddress.ofLiteral("127.7.7.7");

    private static final InetAddress PROXY = InetAddress.ofLiteral("127.0.0.1");

    private static final Duration LATE = Duration.ofSeconds(60);

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ConfigProperty(name = "signalstack.http.connections-per-address")
    int perAddress;

    @Inject
    MeterRegistry registry;

    @Test
    void who_sends_byte_by_byte_gets_no_more_time_for_a_head_or_for_what_is_left_of_an_answered_request()
            throws IOException {
        // Given
        double heads = cut("head");
        double bodies = cut("body");
        try (Socket head = connect(PROXY);
                Socket rest = connect(PROXY)) {
            send(head, "GET /doors/asked HTTP/1.1\r\n" + HEADERS + "X-Slow: ");
            send(rest, "POST /nowhere HTTP/1.1\r\n" + HEADERS + "Content-Length: 10000\r\n\r\nx");
            assertAnswered(rest, 404);

            // When / Then
            await().atMost(LATE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> Stream.of(head, rest)
                            .filter(ConnectionsComponentTest::takesAByte)
                            .toList()
                            .isEmpty());
        }
        assertThat(cut("head") - heads).isGreaterThanOrEqualTo(1);
        assertThat(cut("body") - bodies).isGreaterThanOrEqualTo(1);
    }

    @Test
    void a_body_that_was_promised_and_never_comes_is_counted_as_one() throws IOException {
        // Given
        double bodies = cut("body");
        try (Socket promised = connect(PROXY)) {
            send(promised, "POST /nowhere HTTP/1.1\r\n" + HEADERS + "Content-Length: 10000\r\n\r\n");
            assertAnswered(promised, 404);

            // When
            promised.getInputStream().readAllBytes();
        }

        // Then
        assertThat(cut("body") - bodies).isGreaterThanOrEqualTo(1);
    }

    @Test
    void a_body_that_is_refused_unread_is_the_last_of_its_connection_and_one_that_was_read_is_not() throws IOException {
        try (Socket unread = connect(PROXY)) {
            send(unread, "POST /doors/orders HTTP/1.1\r\n" + HEADERS + "Content-Length: 10000000000\r\n\r\n");
            assertThat(new String(unread.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("\r\nconnection: close\r\n");
        }
        try (Socket read = connect(PROXY)) {
            send(
                    read,
                    "POST /doors/orders HTTP/1.1\r\n" + HEADERS + "Content-Length: 70000\r\n\r\n" + "x".repeat(70_000));
            send(read, "GET /doors/asked HTTP/1.1\r\n" + HEADERS + "Connection: close\r\n\r\n");
            assertThat(new String(read.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 413")
                    .containsOnlyOnce("connection: close")
                    .contains("HTTP/1.1 200");
        }
    }

    @Test
    void an_address_has_so_many_connections_and_gets_them_back() throws IOException {
        // Given
        double before = cut("address");
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < perAddress; i++) {
                open.add(connect(CLIENT));
                answered(open.getLast());
            }

            // When / Then
            assertThatThrownBy(() -> ask(CLIENT)).isInstanceOf(IOException.class);
            assertThat(cut("address") - before).isEqualTo(1);
            for (int i = 0; i <= perAddress; i++) {
                open.add(connect(PROXY));
                answered(open.getLast());
            }
        } finally {
            closeAll(open);
        }
        await().atMost(LATE).ignoreExceptions().untilAsserted(() -> ask(CLIENT));
    }

    private static boolean takesAByte(Socket socket) {
        try {
            send(socket, "x");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void ask(InetAddress from) throws IOException {
        try (Socket socket = connect(from)) {
            answered(socket);
        }
    }

    private Socket connect(InetAddress from) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setSoTimeout(Math.toIntExact(LATE.toMillis()));
        return socket;
    }

    private static void answered(Socket socket) throws IOException {
        send(socket, WHOLE);
        assertAnswered(socket, 200);
    }

    private static void assertAnswered(Socket socket, int status) throws IOException {
        byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 ...".length());
        if (start.length == 0) {
            throw new IOException("closed without an answer");
        }
        assertThat(new String(start, ISO_8859_1)).isEqualTo("HTTP/1.1 " + status);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private double cut(String reason) {
        return registry.counter(Metrics.CONNECTIONS_CUT, "reason", reason).count();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
