package io.signalstack.platform.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;

/** The headers that every answer has, whoever gives it. */
public final class AnswerHeaders {

    private static final int TENTHS_OF_MILLISECONDS = 4;
    private static final String PROMISED = AnswerHeaders.class.getName();

    private AnswerHeaders() {}

    /** Sees to it that the request's answer has them; a second time it has no effect. */
    public static void promise(RoutingContext request) {
        if (request.get(PROMISED) == null) {
            request.put(PROMISED, true);
            long start = System.nanoTime();
            HttpServerResponse response = request.response();
            // At once, for an upgrade's answer is written by whoever does not ask for headers at the end.
            response.putHeader(Requests.ID_HEADER, Requests.id(request));
            response.putHeader("X-Content-Type-Options", "nosniff");
            request.addHeadersEndHandler(_ -> response.putHeader("X-Process-Time", seconds(System.nanoTime() - start)));
        }
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos / 100_000, TENTHS_OF_MILLISECONDS).toPlainString();
    }
}
