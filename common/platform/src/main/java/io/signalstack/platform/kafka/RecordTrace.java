package io.signalstack.platform.kafka;

import io.signalstack.contracts.topic.Headers;
import io.signalstack.platform.http.Requests;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a consumed record belongs to, as its {@code traceparent} says: until this is closed, by the thread that
 * made it, log lines carry its {@code traceId} and {@code spanId}.
 */
public final class RecordTrace implements AutoCloseable {

    private static final String SPAN_ID = "spanId";
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

    private final @Nullable Object outerTrace = MDC.get(Requests.TRACE_ID);
    private final @Nullable Object outerSpan = MDC.get(SPAN_ID);

    private RecordTrace() {}

    /** Begins to handle a record; one without a readable trace changes nothing. */
    public static RecordTrace of(org.apache.kafka.common.header.Headers headers) {
        RecordTrace trace = new RecordTrace();
        String traceparent = OutgoingHeaders.text(headers, Headers.TRACEPARENT);
        Matcher parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (parts.matches()) {
            MDC.put(Requests.TRACE_ID, parts.group(1));
            MDC.put(SPAN_ID, parts.group(2));
        }
        return trace;
    }

    @Override
    public void close() {
        restore(Requests.TRACE_ID, outerTrace);
        restore(SPAN_ID, outerSpan);
    }

    private static void restore(String key, @Nullable Object outer) {
        if (outer == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, outer);
        }
    }
}
