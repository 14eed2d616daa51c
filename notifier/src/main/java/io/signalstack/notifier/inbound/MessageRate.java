package io.signalstack.notifier.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many messages a client may send within a second. It belongs to one socket, whose messages come one at a time. */
final class MessageRate {

    private static final int LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Deque<Instant> recent = new ArrayDeque<>();

    /** Counts a message; false if it is one too many. */
    boolean admits(Instant now) {
        while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
            recent.removeFirst();
        }
        recent.addLast(now);
        return recent.size() <= LIMIT;
    }
}
