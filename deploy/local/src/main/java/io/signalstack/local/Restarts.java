package io.signalstack.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** When a service that has ended is started again: after a rest that doubles, and only so often in a minute. */
final class Restarts {

    /** So many in a minute; with the next end, something is wrong that another start does not mend. */
    static final int MOST = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> ends = new ArrayDeque<>();

    /**
     * Notes an end.
     *
     * @return the rest before the next start: 1 s after the first end in a minute, then 2 s, 4 s and so on; empty if
     *     there is to be none
     */
    Optional<Duration> after(Instant end) {
        while (!ends.isEmpty() && !ends.peek().isAfter(end.minus(MINUTE))) {
            ends.remove();
        }
        if (ends.size() == MOST) {
            return Optional.empty();
        }
        Duration rest = Duration.ofSeconds(1L << ends.size());
        ends.add(end);
        return Optional.of(rest);
    }
}
