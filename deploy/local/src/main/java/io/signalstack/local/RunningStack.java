package io.signalstack.local;

import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.sandbox.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is written down about a stack while it runs.
 *
 * @param port the edge's port
 * @param parts in the order in which they were started
 * @param notice what else there is to know, in one line; empty where nothing is
 */
public record RunningStack(int port, List<Part> parts, String notice) {

    public RunningStack {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param name such as {@code postgres}
     * @param pid of its process; the exchange and the edge live in the launcher's
     * @param address where it listens
     */
    public record Part(String name, long pid, String address) {}

    /** The brokers of the stack that runs in a folder; empty if none does. */
    public static Optional<String> brokers(Path folder) {
        return alive(folder).stream()
                .flatMap(running -> running.parts().stream())
                .filter(part -> part.name().equals("kafka"))
                .map(Part::address)
                .findFirst();
    }

    /** The edge of the stack that runs in a folder; empty if none does. */
    public static Optional<URI> edge(Path folder) {
        return alive(folder).map(running -> URI.create("http://127.0.0.1:" + running.port()));
    }

    private static Optional<RunningStack> alive(Path folder) {
        StackFolder stack = new StackFolder(folder);
        return PidFile.in(stack.run()).alive().flatMap(_ -> read(stack));
    }

    /** The parts by the process they live in. */
    Map<Long, List<Part>> byPid() {
        return parts.stream().collect(Collectors.groupingBy(Part::pid, LinkedHashMap::new, Collectors.toList()));
    }

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
