package io.signalstack.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** All services of an edge under test in one server, and the edge before it. */
final class Upstream implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final Edge edge;

    /** @param service answers every request but health checks; WebSockets at {@code /api/v1/ws?token=good} echo */
    Upstream(EdgeLimits limits, Handler<HttpServerRequest> service) {
        int port = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false))
                .connectionHandler(connection -> {
                    connections.incrementAndGet();
                    connection.closeHandler(_ -> connections.decrementAndGet());
                })
                .requestHandler(request -> answer(request, service))
                .listen(0, "127.0.0.1")
                .map(HttpServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        edge = Edge.start(0, Map.of("signal-api", port, "notifier", port, "backtest-service", port), List.of(), limits);
    }

    private static void answer(HttpServerRequest request, Handler<HttpServerRequest> service) {
        if (request.path().startsWith("/health")) {
            request.response().end("{}");
        } else if ("token=good".equals(request.query()) && request.headers().contains("Upgrade")) {
            request.toWebSocket()
                    .onSuccess(socket -> socket.textMessageHandler(text -> {
                        socket.writeTextMessage("echo " + text);
                        socket.close((short) 4401, "token expired");
                    }));
        } else {
            service.handle(request);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return edge.port();
    }

    /** Connections from the edge that are open now. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        edge.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
