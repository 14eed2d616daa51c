package io.signalstack.local.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** Answers for scorecards as backtest-service does, after the refusals that it was given. */
final class ScorecardServer implements AutoCloseable {

    private static final String PATH = "/api/v1/history/scorecards/";

    private final Map<String, byte[]> scorecards = new ConcurrentHashMap<>();
    private final Queue<Integer> refusals = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;

    ScorecardServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ScorecardServer with(String id, byte[] value) {
        scorecards.put(id, value);
        return this;
    }

    /** Answers the next question with this status. */
    ScorecardServer refusing(int status) {
        refusals.add(status);
        return this;
    }

    /** The ids that it was asked for, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(PATH.length());
        asked.add(id);
        Integer refusal = refusals.poll();
        byte[] value = scorecards.get(id);
        if (refusal != null) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(refusal, -1);
        } else if (value == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, value.length);
            exchange.getResponseBody().write(value);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
