package io.signalstack.platform.http;

import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Ends a request whose body does not arrive whole, because it takes too long or its chunks cannot be read: half of one
 * would keep what waits for the rest.
 */
final class BodyArrival implements Handler<RoutingContext> {

    private final Duration patience;

    BodyArrival(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handle(RoutingContext request) {
        if (!request.request().isEnded() && FramingRule.announcesBody(request.request())) {
            long timer = request.vertx().setTimer(patience.toMillis(), _ -> endIfLate(request));
            request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
            Context context = request.vertx().getOrCreateContext();
            BrokenChunks.of(
                    request.request(),
                    () -> context.runOnContext(
                            _ -> end(request, ErrorCode.MALFORMED_REQUEST, "a chunk of the body cannot be read")));
        }
        request.next();
    }

    private void endIfLate(RoutingContext request) {
        if (!request.request().isEnded()) {
            end(request, ErrorCode.REQUEST_TIMEOUT, "the body did not arrive within " + patience.toMillis() + " ms");
        }
    }

    private static void end(RoutingContext request, ErrorCode code, String detail) {
        if (request.response().headWritten()) {
            request.request().connection().close();
            return;
        }
        AnswerHeaders.close(request);
        request.fail(new ProblemException(code, detail));
    }
}
