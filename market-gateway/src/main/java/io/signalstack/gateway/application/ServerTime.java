package io.signalstack.gateway.application;

import java.time.Instant;
import java.util.Optional;

/**
 * A venue's answer to the question what time it is.
 *
 * @param time its time when it answered
 * @param formula by which it keeps its time, where it is not real time
 */
public record ServerTime(Instant time, Optional<ClockFormula> formula) {

    /** The answer of a venue that keeps real time. */
    public static ServerTime of(Instant time) {
        return new ServerTime(time, Optional.empty());
    }
}
