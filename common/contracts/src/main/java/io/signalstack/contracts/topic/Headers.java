package io.signalstack.contracts.topic;

/** Names of the headers that every record carries. */
public final class Headers {

    /** Unique per event; the same for a record that is written again after a failure. */
    public static final String EVENT_ID = "event-id";
    /** The value's type, one of the names in its codec. */
    public static final String EVENT_TYPE = "event-type";
    /** Version of the value's schema. */
    public static final String SPEC_VERSION = "spec-version";
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    /** The version that this code writes. */
    public static final String CURRENT_SPEC_VERSION = "1";

    private Headers() {}
}
