package io.signalstack.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;

/**
 * The way of a connection that is to become a WebSocket: the service decides, and if it agrees, bytes pass both ways as
 * they are.
 */
final class SocketPassage {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Vertx vertx;
    private final HttpClient client;
    private final EdgeLimits limits;
    private final Clients clients;
    private final Passage passage;

    SocketPassage(Vertx vertx, HttpClient client, EdgeLimits limits, Clients clients) {
        this.vertx = vertx;
        this.client = client;
        this.limits = limits;
        this.clients = clients;
        this.passage = new Passage(vertx, client, limits);
    }

    void pass(Exchange exchange, RequestTarget.Clear target, int port) {
        Patience patience = Patience.with(limits.answer(), exchange.request().method(), target);
        long late = vertx.setTimer(patience.leftMs(), _ -> Passage.refuseLate(exchange));
        client.request(Passage.to(exchange, target, port, limits.connect()))
                .onComplete(_ -> vertx.cancelTimer(late))
                .onFailure(failure -> Passage.refuse(exchange, failure))
                .onSuccess(asked -> {
                    asked.headers()
                            .addAll(Passage.headers(exchange, target))
                            .set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                            .set(HttpHeaders.UPGRADE, "websocket");
                    ask(exchange, asked, patience);
                });
    }

    private void ask(Exchange exchange, HttpClientRequest asked, Patience patience) {
        HttpServerResponse response = exchange.request().response();
        if (response.closed() || response.ended()) {
            // Gone or refused while it waited for the connection: a handler would not hear of it any more.
            asked.reset();
            return;
        }
        response.closeHandler(_ -> Cut.off(asked.connection()));
        long late = vertx.setTimer(patience.leftMs(), _ -> {
            Passage.refuseLate(exchange);
            Cut.off(asked.connection());
        });
        asked.connect()
                .onComplete(_ -> vertx.cancelTimer(late))
                .onFailure(failure -> Passage.refuse(exchange, failure))
                .onSuccess(from -> {
                    if (response.closed()) {
                        Cut.off(asked.connection());
                    } else if (from.statusCode() == SWITCHING_PROTOCOLS) {
                        join(exchange.request(), from, asked.connection());
                    } else {
                        decline(exchange, from, asked.connection());
                    }
                });
    }

    /** Passes the refusal on whole. Its connection has left the pool's counting, so it is closed, not used again. */
    private void decline(Exchange exchange, HttpClientResponse from, HttpConnection connection) {
        HttpServerResponse response = exchange.request().response();
        Passage.head(from, response);
        var _ = passage.body(exchange, from, response).onComplete(_ -> connection.close());
    }

    private void join(HttpServerRequest request, HttpClientResponse from, HttpConnection toService) {
        HttpConnection toClient = request.connection();
        request.response().headers().addAll(from.headers());
        NetSocket service = from.netSocket();
        service.pause();
        request.toNetSocket().onFailure(_ -> Cut.off(toService)).onSuccess(socket -> {
            socket.closeHandler(_ -> {
                clients.closed(toClient);
                Cut.off(toService);
            });
            Future<Void> down = Flow.of(vertx, service, socket, limits.stall(), true);
            Future<Void> up = Flow.of(vertx, socket, service, limits.stall(), true);
            down.onSuccess(_ -> socket.end()).onFailure(_ -> Cut.off(toClient));
            up.onComplete(_ -> Cut.off(toService));
            service.resume();
        });
    }
}
