package io.signalstack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process holds. */
final class Memory {

    private Memory() {}

    /**
     * Proportional set size in KiB: what is shared is divided among those who share it, so that the figures of several
     * processes may be added. Empty where the system does not tell (Linux does).
     */
    static OptionalLong pssKib(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("\\D+", "")));
                }
            }
        } catch (IOException e) {
            // No such file, or not ours to read: not told.
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** The same with the process's descendants: Postgres has one process per connection. */
    static OptionalLong pssKibOfTree(long pid) {
        OptionalLong own = pssKib(pid);
        if (own.isEmpty()) {
            return own;
        }
        long below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> pssKib(child.pid()).orElse(0))
                .sum();
        return OptionalLong.of(own.getAsLong() + below);
    }
}
