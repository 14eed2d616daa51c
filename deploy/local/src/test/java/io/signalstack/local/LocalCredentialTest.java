package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCredentialTest {

    @TempDir
    Path folder;

    @Test
    void aFolderKeepsItsSecretForItsOwnerAlone() throws IOException {
        // When
        String secret = LocalCredential.in(folder.resolve("keys"));

        // Then
        assertThat(secret).hasSize(64);
        assertThat(LocalCredential.in(folder.resolve("keys"))).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("keys/service-credential"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherFolderHasAnother() {
        assertThat(LocalCredential.in(folder.resolve("one"))).isNotEqualTo(LocalCredential.in(folder.resolve("two")));
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("keys/service-credential"));
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> LocalCredential.in(folder.resolve("keys")))
                .withMessageContaining("service-credential");
    }
}
