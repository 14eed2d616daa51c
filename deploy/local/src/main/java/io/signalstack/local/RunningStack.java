package io.signalstack.local;

import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down about a stack while it runs.
 *
 * @param port the edge's port
 * @param pids process id by part, the launcher's among them
 */
record RunningStack(int port, Map<String, Long> pids) {

    private static Path file(StackFolder folder) {
        return folder.run().resolve("stack.json");
    }

    /** Writes it down. */
    void write(StackFolder folder) {
        try {
            Files.write(file(folder), Json.bytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was last written down; empty if nothing was, or it was cut short. */
    static Optional<RunningStack> read(StackFolder folder) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file(folder)), RunningStack.class));
        } catch (IOException | UnreadableException e) {
            return Optional.empty();
        }
    }
}
