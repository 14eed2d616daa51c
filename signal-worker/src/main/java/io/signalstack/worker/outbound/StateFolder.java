package io.signalstack.worker.outbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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

    /**
     * Deletes the folders of all tasks, such as {@code signal-worker/0_11}, and leaves what else Kafka Streams keeps there.
     *
     * @return whether there were any
     */
    boolean emptyStores() throws IOException {
        List<Path> tasks = tasks();
        for (Path task : tasks) {
            try (Stream<Path> files = Files.walk(task)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return !tasks.isEmpty();
    }

    private List<Path> tasks() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            return paths.filter(path -> path.getFileName().toString().matches("\\d+_\\d+"))
                    .toList();
        }
    }

    /** To be called once nothing of another cluster is left in it. */
    void assignTo(String clusterId) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(mark, clusterId);
    }
}
