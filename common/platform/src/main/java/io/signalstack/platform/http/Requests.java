package io.signalstack.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What a request is called in headers, documents and logs. */
public final class Requests {

    /** Header with the request's id, both ways. */
    public static final String ID_HEADER = "X-Request-Id";

    /** The log key under which everything that belongs to a request is found. */
    public static final String TRACE_ID = "traceId";

    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ID_KEY = "signalstack.request-id";
    private static final int SHOWN_PATH = 256;

    private Requests() {}

    /** The request's id: the client's own if it is sane, else made. */
    public static String id(RoutingContext request) {
        String known = request.get(ID_KEY);
        if (known != null) {
            return known;
        }
        String id = idOrNew(request.request().getHeader(ID_HEADER));
        request.put(ID_KEY, id);
        return id;
    }

    /** The id that a client sent, if it is sane, else a new one. */
    public static String idOrNew(@Nullable String sent) {
        return sent != null && SANE_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    /** The id of the trace that the request belongs to; the request's own id where nothing is traced. */
    public static String traceId(RoutingContext request) {
        return MDC.get(TRACE_ID) instanceof String traced && !traced.isBlank() ? traced : id(request);
    }

    /** The path that was asked for, fit to be shown: without the query, where tokens may be, and not endless. */
    public static @Nullable String shownPath(RoutingContext request) {
        String path = request.request().path();
        return path == null || path.length() <= SHOWN_PATH ? path : path.substring(0, SHOWN_PATH) + "…";
    }
}
