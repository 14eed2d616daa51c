package io.signalstack.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    @TempDir
    Path folder;

    @Test
    void the_key_is_made_once_and_read_ever_after() throws Exception {
        // When
        SigningKey made = new KeyFolder(folder.resolve("keys")).key();
        SigningKey read = new KeyFolder(folder.resolve("keys")).key();

        // Then
        assertThat(read).isEqualTo(made);
        assertThat(made.jwks()).contains(made.id()).contains("\"RSA\"").doesNotContain("\"d\"");
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.getPosixFilePermissions(file))
                            .containsExactlyInAnyOrder(
                                    PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }

    @Test
    void a_file_that_is_no_key_is_refused_and_left_alone() throws Exception {
        // Given
        Files.writeString(folder.resolve("signing-key.pem"), "not a key");

        // Then
        assertThatThrownBy(() -> new KeyFolder(folder).key()).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("signing-key.pem")).hasContent("not a key");
    }

    @Test
    void a_key_shows_nothing_of_its_private_half() {
        SigningKey key = new KeyFolder(folder).key();

        assertThat(key).hasToString("SigningKey[" + key.id() + "]");
    }
}
