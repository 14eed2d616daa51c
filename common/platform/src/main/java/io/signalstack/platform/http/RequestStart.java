package io.signalstack.platform.http;

import io.signalstack.platform.metrics.RequestTimer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import org.jboss.logging.MDC;

/** Gives each request its id, and each response the headers that all responses have. */
final class RequestStart implements Handler<RoutingContext> {

    private static final int TENTHS_OF_MILLISECONDS = 4;

    private final RequestTimer timer;

    RequestStart(RequestTimer timer) {
        this.timer = timer;
    }

    @Override
    public void handle(RoutingContext request) {
        long start = System.nanoTime();
        String id = Requests.id(request);
        if (MDC.get(Requests.TRACE_ID) == null) {
            MDC.put(Requests.TRACE_ID, id);
        }
        HttpServerResponse response = request.response();
        request.addHeadersEndHandler(_ -> {
            response.putHeader(Requests.ID_HEADER, id);
            response.putHeader("X-Process-Time", seconds(System.nanoTime() - start));
            response.putHeader("X-Content-Type-Options", "nosniff");
        });
        request.addEndHandler(_ -> timer.record(request, System.nanoTime() - start));
        request.next();
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos / 100_000, TENTHS_OF_MILLISECONDS).toPlainString();
    }
}
