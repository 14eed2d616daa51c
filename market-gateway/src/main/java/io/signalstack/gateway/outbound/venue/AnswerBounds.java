package io.signalstack.gateway.outbound.venue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The bounds of a venue's answers: none is under way for longer, or larger, and each is read as UTF-8, whatever the venue
 * says of it. A call that goes beyond them ends at once, and its connection with it.
 *
 * @param time from a request's sending to its answer's last byte
 * @param bytes of an answer's body
 */
public record AnswerBounds(Duration time, long bytes) implements Consumer<HttpClientRequest> {

    private static final String JSON = "application/json;charset=utf-8";

    public AnswerBounds {
        if (!time.isPositive() || bytes < 1) {
            throw new IllegalArgumentException("an answer of " + bytes + " bytes within " + time + " is none");
        }
    }

    /** The same of answers that may take another time. */
    AnswerBounds within(Duration other) {
        return new AnswerBounds(other, bytes);
    }

    /** An answer went beyond its bounds; the message says which, as what the venue does. */
    static final class Exceeded extends IOException {
        Exceeded(String message) {
            super(message);
        }
    }

    /** Called for each request, on its event loop, before it is sent. */
    @Override
    public void accept(HttpClientRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(
                time.toMillis(), fired -> end(request, new Exceeded("gives no whole answer within " + time)));
        // Both are called before the REST client's own handlers, which are added later.
        request.response().onFailure(failure -> vertx.cancelTimer(timer)).onSuccess(response -> {
            response.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
            count(request, response);
            response.end().onComplete(ended -> vertx.cancelTimer(timer));
        });
    }

    private void count(HttpClientRequest request, HttpClientResponse response) {
        AtomicLong received = new AtomicLong();
        response.handler(chunk -> {
            if (received.addAndGet(chunk.length()) > bytes) {
                end(request, new Exceeded("answers with more than " + bytes + " bytes"));
            }
        });
    }

    private static void end(HttpClientRequest request, Exceeded reason) {
        // Of HTTP/1.1 this closes the connection, so that nothing more is received.
        request.reset(0, reason);
    }
}
