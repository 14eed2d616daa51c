package io.signalstack.worker.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    private Path folder;

    @Test
    void itBelongsToTheClusterThatItWasAssignedToAndNoOther() throws IOException {
        // Given
        Path state = folder.resolve("not").resolve("there");
        assertThat(new StateFolder(state).belongsTo("one")).isFalse();

        // When
        new StateFolder(state).assignTo("one");

        // Then
        assertThat(new StateFolder(state).belongsTo("one")).isTrue();
        assertThat(new StateFolder(state).belongsTo("another")).isFalse();
    }

    @Test
    void itsTasksFoldersAreDeletedWithAllThatIsInThem() throws IOException {
        // Given
        var state = new StateFolder(folder.resolve("streams"));
        assertThat(state.emptyStores()).isFalse();
        Path task = Files.createDirectories(folder.resolve("streams/signal-worker/0_11/rocksdb/pipelines"));
        Files.writeString(task.resolve("000004.log"), "another cluster's");
        Path metadata = Files.writeString(folder.resolve("streams/signal-worker/kafka-streams-process-metadata"), "{}");

        // When
        assertThat(state.emptyStores()).isTrue();

        // Then
        assertThat(folder.resolve("streams/signal-worker/0_11")).doesNotExist();
        assertThat(metadata).exists();
        assertThat(state.emptyStores()).isFalse();
    }
}
