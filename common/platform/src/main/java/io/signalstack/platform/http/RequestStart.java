package io.signalstack.platform.http;

import io.signalstack.platform.metrics.RequestTimer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/** Gives each request its id and its time. */
final class RequestStart implements Handler<RoutingContext> {

    private final RequestTimer timer;

    RequestStart(RequestTimer timer) {
        this.timer = timer;
    }

    @Override
    public void handle(RoutingContext request) {
        long start = System.nanoTime();
        if (MDC.get(Requests.TRACE_ID) == null) {
            MDC.put(Requests.TRACE_ID, Requests.id(request));
        }
        AnswerHeaders.promise(request);
        request.addEndHandler(_ -> timer.record(request, System.nanoTime() - start));
        request.next();
    }
}
