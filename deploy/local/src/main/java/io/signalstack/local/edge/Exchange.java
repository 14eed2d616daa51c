package io.signalstack.local.edge;

import io.signalstack.contracts.codec.Json;
import io.signalstack.platform.http.AnswerHeaders;
import io.signalstack.platform.http.Requests;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** One request at the edge: its name, and the answers that the edge gives by itself. */
final class Exchange {

    private static final String SOON = "1";

    private final HttpServerRequest request;
    private final String id;
    private final long start = System.nanoTime();

    Exchange(HttpServerRequest request) {
        this.request = request;
        this.id = Requests.idOrNew(request.getHeader(Requests.ID_HEADER));
    }

    HttpServerRequest request() {
        return request;
    }

    /** The request's id: the client's own if it is sane, else made; the service is told the same. */
    String id() {
        return id;
    }

    Future<Void> refuse(ErrorCode code, String detail) {
        if (request.response().headWritten()) {
            return Future.succeededFuture();
        }
        if (code.status() == 503) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        Problem problem = Problem.of(code, detail, request.path(), id, List.of());
        return answer(code.status(), Problem.MEDIA_TYPE, Json.text(problem));
    }

    /** Refuses what no more of can be read, and closes the connection. */
    void refuseAtOnce(ErrorCode code, String detail) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        refuse(code, detail).onComplete(_ -> request.connection().close());
    }

    /**
     * Refuses, and takes no further request from the connection. It closes when the rest of this one has come, or its
     * time is over: closed earlier, it would take the answer from a client that is still sending.
     */
    void refuseAndClose(ErrorCode code, String detail) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Future<Void> answered = refuse(code, detail);
        Future<Void> rest = request.isEnded() ? Future.succeededFuture() : request.end();
        var _ = Future.join(answered, rest).onComplete(_ -> request.connection().close());
    }

    Future<Void> answer(int status, String contentType, String body) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        return response.setStatusCode(status)
                .putHeader(Requests.ID_HEADER, id)
                .putHeader(AnswerHeaders.PROCESS_TIME, AnswerHeaders.seconds(System.nanoTime() - start))
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body);
    }
}
