package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStrategiesTest {

    @TempDir
    private Path project;

    private Path file;

    @BeforeEach
    void folder() throws IOException {
        file = Files.createDirectory(project.resolve("strategies")).resolve("strategies.properties");
    }

    @Test
    void without_a_file_there_is_only_the_folder() {
        assertThat(LocalStrategies.settings(project))
                .isEqualTo(
                        Map.of("signalstack.strategies.folder", file.getParent().toString()));
    }

    @Test
    void a_file_names_versions_and_nothing_else() throws IOException {
        // Given
        Files.writeString(file, """
                signalstack.strategies.own[0].key = dips@1
                signalstack.strategies.own[0].kind = dip-buyer
                """);
        // Then
        assertThat(LocalStrategies.settings(project))
                .containsEntry("signalstack.strategies.own[0].key", "dips@1")
                .containsEntry("signalstack.strategies.own[0].kind", "dip-buyer");
        // When
        Files.writeString(file, "signalstack.security.jwks-url = http://elsewhere");
        // Then
        assertThatThrownBy(() -> LocalStrategies.settings(project))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("signalstack.security.jwks-url");
    }
}
