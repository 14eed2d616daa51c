package io.signalstack.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.topic.Headers;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes and reads the headers that every record of the suite carries, as UTF-8 text. */
public final class OutgoingHeaders {

    private OutgoingHeaders() {}

    /**
     * The headers of one outgoing record.
     *
     * @param eventId the same for every copy of the same event
     * @param eventType the event's name in the contract, such as {@code SignalOpened}
     * @param traceparent the W3C trace context of what caused the event, or null if there is none
     */
    public static org.apache.kafka.common.header.Headers of(
            String eventId, String eventType, @Nullable String traceparent) {
        var headers = new RecordHeaders()
                .add(Headers.EVENT_ID, eventId.getBytes(UTF_8))
                .add(Headers.EVENT_TYPE, eventType.getBytes(UTF_8))
                .add(Headers.SPEC_VERSION, Headers.CURRENT_SPEC_VERSION.getBytes(UTF_8));
        return traceparent == null ? headers : headers.add(Headers.TRACEPARENT, traceparent.getBytes(UTF_8));
    }

    /** The text of a record's header, or null if the record has none of that name. */
    public static @Nullable String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
