package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Ends a request whose body takes too long to arrive: half of one would keep what waits for the rest. */
final class BodyDeadline implements Handler<RoutingContext> {

    private final Duration patience;

    BodyDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handle(RoutingContext request) {
        if (announcesBody(request.request())) {
            long timer = request.vertx().setTimer(patience.toMillis(), _ -> endIfHalf(request));
            request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
        }
        request.next();
    }

    private static boolean announcesBody(HttpServerRequest request) {
        return !request.isEnded()
                && (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING));
    }

    private void endIfHalf(RoutingContext request) {
        if (request.request().isEnded()) {
            return;
        }
        if (request.response().headWritten()) {
            request.request().connection().close();
            return;
        }
        request.response().putHeader(HttpHeaderNames.CONNECTION, "close");
        request.addEndHandler(_ -> request.request().connection().close());
        request.fail(new ProblemException(
                ErrorCode.REQUEST_TIMEOUT, "the body did not arrive within " + patience.toMillis() + " ms"));
    }
}
