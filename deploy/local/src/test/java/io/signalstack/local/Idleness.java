package io.signalstack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long the thread that starts a program has waited for something else than a core: what is left of its time without
 * what it has run or was kept from running by others (Linux tells of both). A busy machine adds little to it.
 */
final class Idleness {

    private static final int RUN = 0;
    private static final int KEPT_WAITING = 1;

    private Idleness() {}

    /** None where the system does not tell. */
    static Duration ofStart(long pid, Duration lifetime) throws IOException {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.exists(threads)) {
            return Duration.ZERO;
        }
        try (Stream<Path> all = Files.list(threads)) {
            // Java's own first thread only makes the one that runs main, and waits for its end.
            long main = all.map(thread -> Long.parseLong(thread.getFileName().toString()))
                    .filter(thread -> thread != pid)
                    .min(Long::compare)
                    .orElseThrow();
            String[] words = Files.readString(
                            threads.resolve(Long.toString(main)).resolve("schedstat"))
                    .strip()
                    .split(" ", -1);
            return lifetime.minusNanos(Long.parseLong(words[RUN])).minusNanos(Long.parseLong(words[KEPT_WAITING]));
        }
    }
}
