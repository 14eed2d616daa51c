package io.signalstack.backtestservice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A market gateway that is asked for truths, and gives whatever answer a test tells it to; at first that it cannot be
 * asked right now.
 */
public final class StandInTruths implements AutoCloseable {

    private static final Reply NOT_NOW = new Reply(503, "{}", "1");

    private final HttpServer server;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Map<String, String>, Reply> answer = _ -> NOT_NOW;

    /**
     * An answer.
     *
     * @param retryAfter empty for none
     */
    public record Reply(int status, String body, String retryAfter) {

        public static Reply of(String body) {
            return new Reply(200, body, "");
        }

        public static Reply problem(int status, String code, String detail) {
            return new Reply(status, "{\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}", "");
        }
    }

    public StandInTruths() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/v1/truth", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on. */
    public void answering(Function<Map<String, String>, Reply> questions) {
        answer = questions;
    }

    public void answeringNotNow() {
        answer = _ -> NOT_NOW;
    }

    /** The questions by their parameters, in order. */
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> question = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], UTF_8)));
        asked.add(question);
        Reply reply = answer.apply(question);
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
