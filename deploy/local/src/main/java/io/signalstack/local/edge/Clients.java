package io.signalstack.local.edge;

import io.signalstack.platform.problem.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The open connections of clients: so many per address and no more, and none that keeps the edge waiting for the rest of
 * a request.
 */
final class Clients {

    private final Vertx vertx;
    private final EdgeLimits limits;
    private final Map<String, Integer> perAddress = new HashMap<>();
    private final Map<HttpConnection, Client> connections = new HashMap<>();

    Clients(Vertx vertx, EdgeLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    /** Takes a new connection up, or closes it if its address has too many. */
    void opened(HttpConnection connection) {
        String address = connection.remoteAddress().hostAddress();
        if (perAddress.getOrDefault(address, 0) >= limits.connectionsPerAddress()) {
            Cut.off(connection);
            return;
        }
        perAddress.merge(address, 1, Integer::sum);
        Client client = new Client(connection, address);
        connections.put(connection, client);
        connection.closeHandler(_ -> closed(connection));
        client.expect(limits.head());
    }

    /** Forgets a connection. One that has become a socket has to be named here when it ends. */
    void closed(HttpConnection connection) {
        Client client = connections.remove(connection);
        if (client != null) {
            client.expectNothing();
            perAddress.computeIfPresent(client.address, (_, open) -> open == 1 ? null : open - 1);
        }
    }

    /** The head of a request is there: its body is what is waited for now, and after its answer the next head. */
    void asked(Exchange exchange) {
        Client client = connections.get(exchange.request().connection());
        if (client != null) {
            client.asked(exchange);
        }
    }

    private final class Client {

        private final HttpConnection connection;
        private final String address;
        private long timer = -1;

        Client(HttpConnection connection, String address) {
            this.connection = connection;
            this.address = address;
        }

        void asked(Exchange exchange) {
            expectNothing();
            timer = vertx.setTimer(limits.body().toMillis(), _ -> bodyIsLate(exchange));
            HttpServerRequest request = exchange.request();
            request.end().onSuccess(_ -> {
                expectNothing();
                if (request.response().ended()) {
                    expect(limits.idle());
                }
            });
            request.response().endHandler(_ -> {
                if (request.isEnded()) {
                    expect(limits.idle());
                }
            });
        }

        private void bodyIsLate(Exchange exchange) {
            if (exchange.request().response().headWritten()) {
                Cut.off(connection);
            } else {
                exchange.refuseAtOnce(
                        ErrorCode.REQUEST_TIMEOUT,
                        "the body did not arrive within " + limits.body().toMillis() + " ms");
            }
        }

        /** The head of a request has to come within a time; what was waited for before no longer counts. */
        void expect(Duration patience) {
            expectNothing();
            timer = vertx.setTimer(patience.toMillis(), _ -> Cut.off(connection));
        }

        void expectNothing() {
            vertx.cancelTimer(timer);
        }
    }
}
