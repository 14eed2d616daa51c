package io.signalstack.local.edge;

import io.signalstack.platform.http.Requests;
import io.signalstack.platform.problem.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/** A request's way to a service, and its answer's way back, each within its time. */
final class Passage {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int UPGRADE_REQUIRED = 426;

    private final Vertx vertx;
    private final HttpClient client;
    private final EdgeLimits limits;

    Passage(Vertx vertx, HttpClient client, EdgeLimits limits) {
        this.vertx = vertx;
        this.client = client;
        this.limits = limits;
    }

    /** Passes a request on to the service that listens at {@code port}. */
    void pass(Exchange exchange, RequestTarget.Clear target, int port, Bodies.Body body) {
        Patience patience = Patience.with(limits.answer(), exchange.request().method(), target);
        long late = vertx.setTimer(patience.leftMs(), _ -> refuseLate(exchange));
        client.request(to(exchange, target, port, limits.connect()))
                .onComplete(_ -> vertx.cancelTimer(late))
                .onFailure(failure -> {
                    body.release().run();
                    refuse(exchange, failure);
                })
                .onSuccess(asked -> {
                    asked.headers().addAll(headers(exchange, target));
                    ask(exchange, asked, body, patience);
                });
    }

    static RequestOptions to(Exchange exchange, RequestTarget.Clear target, int port, Duration connect) {
        return new RequestOptions()
                .setMethod(exchange.request().method())
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(target.uri())
                .setConnectTimeout(connect.toMillis());
    }

    /** What the service is told: what the client said, less what is not for it, and who the client is. */
    static MultiMap headers(Exchange exchange, RequestTarget.Clear target) {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().addAll(exchange.request().headers());
        Forwarding.endToEnd(headers);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        Forwarding.introduce(headers, exchange.request().remoteAddress().hostAddress(), target.authority());
        return headers.set(Requests.ID_HEADER, exchange.id());
    }

    /** Says why no service could be asked. */
    static void refuse(Exchange exchange, Throwable failure) {
        switch (Unreached.of(failure)) {
            case BUSY -> exchange.refuse(ErrorCode.UNAVAILABLE, "too many requests wait for the service of this path");
            case SILENT ->
                exchange.refuse(ErrorCode.GATEWAY_TIMEOUT, "the service of this path cannot be reached in time");
            case GONE -> exchange.refuse(ErrorCode.BAD_GATEWAY, "the service for this path does not answer");
        }
    }

    static void refuseLate(Exchange exchange) {
        exchange.refuse(ErrorCode.GATEWAY_TIMEOUT, "the service of this path has not answered in time");
    }

    private void ask(Exchange exchange, HttpClientRequest asked, Bodies.Body body, Patience patience) {
        HttpServerResponse response = exchange.request().response();
        if (response.closed() || response.ended()) {
            body.release().run();
            asked.reset();
            return;
        }
        // A client that has gone needs no answer: without this the service would work on, and its connection be held.
        response.closeHandler(_ -> asked.reset());
        long late = vertx.setTimer(patience.leftMs(), _ -> {
            refuseLate(exchange);
            asked.reset();
        });
        Future<HttpClientResponse> answer = body.bytes() == null ? asked.send() : asked.send(body.bytes());
        answer.onComplete(_ -> {
                    vertx.cancelTimer(late);
                    body.release().run();
                })
                .onFailure(failure -> refuse(exchange, failure))
                .onSuccess(from -> forward(exchange, from, response));
    }

    private void forward(Exchange exchange, HttpClientResponse from, HttpServerResponse response) {
        head(from, response);
        if (isBodiless(exchange.request().method(), from.statusCode())) {
            response.end();
            return;
        }
        body(exchange, from, response);
    }

    /** The answer's head as it came, less what belongs to the service's own connection. */
    static void head(HttpClientResponse from, HttpServerResponse response) {
        response.setStatusCode(from.statusCode()).setStatusMessage(from.statusMessage());
        response.headers().addAll(from.headers());
        Forwarding.endToEnd(response.headers());
        if (from.statusCode() == UPGRADE_REQUIRED) {
            // Has to say what to upgrade to (RFC 9110, section 15.5.22), and it holds for this connection as well.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(HttpHeaders.UPGRADE, "websocket");
        }
    }

    /** Passes on the body of an answer whose head has been put together. */
    Future<Void> body(Exchange exchange, HttpClientResponse from, HttpServerResponse response) {
        boolean measured = response.headers().contains(HttpHeaders.CONTENT_LENGTH);
        boolean ofOldVersion = exchange.request().version() == HttpVersion.HTTP_1_0;
        if (!measured && !ofOldVersion) {
            response.setChunked(true);
        }
        return Flow.of(vertx, from, response, limits.stall(), isEventStream(from))
                .onSuccess(_ -> {
                    response.end();
                    if (!measured && ofOldVersion) {
                        // Only the end of the connection tells such a client where the body ends.
                        exchange.request().connection().close();
                    }
                })
                .onFailure(_ -> {
                    // Too late for a problem: a cut tells the client that the answer is not whole.
                    Cut.off(exchange.request().connection());
                    Cut.off(from.request().connection());
                });
    }

    private static boolean isBodiless(HttpMethod method, int status) {
        return method.equals(HttpMethod.HEAD) || status == NO_CONTENT || status == NOT_MODIFIED;
    }

    private static boolean isEventStream(HttpClientResponse from) {
        String type = from.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }
}
