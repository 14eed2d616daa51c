package io.signalstack.worker.outbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder of the stores, marked with the Kafka cluster that their changelogs are in. Beside another cluster the stores
 * would be taken for up to date, and every candle for one that was seen long ago.
 */
final class StateFolder {

    private final Path folder;
    private final Path mark;

    StateFolder(Path folder) {
        this.folder = folder;
        this.mark = folder.resolve("cluster-id");
    }

    boolean belongsTo(String clusterId) throws IOException {
        return Files.exists(mark) && Files.readString(mark).equals(clusterId);
    }

    /** Whether there is any task's folder in it, such as {@code signal-worker/0_11}. */
    boolean holdsStores() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            return paths.anyMatch(path -> path.getFileName().toString().matches("\\d+_\\d+"));
        }
    }

    /** To be called once nothing of another cluster is left in it. */
    void assignTo(String clusterId) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(mark, clusterId);
    }
}
