package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;

/** The headers that every answer has, whoever gives it. */
public final class AnswerHeaders {

    /** Header with the time that an answer took, in seconds. */
    public static final String PROCESS_TIME = "X-Process-Time";

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
            request.addHeadersEndHandler(_ -> response.putHeader(PROCESS_TIME, seconds(System.nanoTime() - start)));
        }
    }

    /** Makes the request's answer the last on its connection: where a next request begins is not known. */
    static void close(RoutingContext request) {
        request.response().putHeader(HttpHeaderNames.CONNECTION, "close");
        request.addEndHandler(_ -> request.request().connection().close());
    }

    /** A duration in seconds, to a tenth of a millisecond. */
    public static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos / 100_000, TENTHS_OF_MILLISECONDS).toPlainString();
    }
}
