package io.signalstack.gateway.application;

import java.time.Duration;
import java.util.Map;

/**
 * How long an instrument may go without a trade before it counts as halted.
 *
 * @param usual for most
 * @param by instrument's text form, where it is another
 */
public record QuietAfter(Duration usual, Map<String, Duration> by) {

    public QuietAfter {
        by = Map.copyOf(by);
    }

    Duration of(String instrument) {
        return by.getOrDefault(instrument, usual);
    }
}
