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
    void itHoldsStoresOnceATaskHasAFolderInIt() throws IOException {
        // Given
        var state = new StateFolder(folder.resolve("streams"));
        assertThat(state.holdsStores()).isFalse();

        // When
        Files.createDirectories(folder.resolve("streams/signal-worker/0_11"));

        // Then
        assertThat(state.holdsStores()).isTrue();
    }
}
