package io.signalstack.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers that every record of the suite carries, as UTF-8 text. */
public final class OutgoingHeaders {

    private static final String EVENT_ID = "event-id";
    private static final String EVENT_TYPE = "event-type";
    private static final String SPEC_VERSION = "spec-version";
    private static final String TRACEPARENT = "traceparent";
    private static final String CURRENT_SPEC_VERSION = "1";

    private OutgoingHeaders() {}

    /**
     * The headers of one outgoing record.
     *
     * @param traceparent the current trace context, or null if there is none
     */
    public static Headers of(String eventId, String eventType, @Nullable String traceparent) {
        Headers headers = new RecordHeaders()
                .add(EVENT_ID, eventId.getBytes(UTF_8))
                .add(EVENT_TYPE, eventType.getBytes(UTF_8))
                .add(SPEC_VERSION, CURRENT_SPEC_VERSION.getBytes(UTF_8));
        return traceparent == null ? headers : headers.add(TRACEPARENT, traceparent.getBytes(UTF_8));
    }

    /** The text of a record's header, or null if the record has none of that name. */
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
