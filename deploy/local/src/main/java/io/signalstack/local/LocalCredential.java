package io.signalstack.local;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret by which the services of one data folder know each other: made at random once, and kept with the keys. */
final class LocalCredential {

    private static final int BYTES = 32;

    private LocalCredential() {}

    /**
     * The secret of a folder, made if there is none; only its owner can read it.
     *
     * @throws StartException if it cannot be read or written
     */
    static String in(Path folder) {
        Path file = folder.resolve("service-credential");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartException(
                    "cannot read or write " + file + " (" + e + "); check its owner and permissions", e);
        }
    }

    /** Written aside: a launcher that is killed leaves no half of it. */
    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh =
                Files.createTempFile(folder, "service-credential", ".tmp", asFileAttribute(fromString("rw-------")));
        Files.writeString(fresh, HexFormat.of().formatHex(random));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
