package io.signalstack.api.application;

import java.time.Instant;

/** The instants that a market's history can hold. */
public final class Times {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** Whether a time lies within what the store can compare with: a client can write any. */
    public static boolean areStorable(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }
}
