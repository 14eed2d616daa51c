package io.signalstack.api.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A folder that keeps the signing key: made once, then read by every start and every replica. */
public final class KeyFolder {

    private static final int KEY_BITS = 2048;
    private static final byte[] LINE_END = {'\n'};

    private final Path file;

    public KeyFolder(Path folder) {
        this.file = folder.resolve("signing-key.pem");
    }

    /**
     * The key, made if there is none.
     *
     * @throws UncheckedIOException if the folder cannot be read or written
     * @throws IllegalArgumentException if the file is not a key
     */
    public SigningKey key() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return SigningKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + file + " cannot be read or written", e);
        }
    }

    /** Written aside and linked into place whole; of two replicas that start at once, the later takes the first's. */
    private void create() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "signing-key", ".tmp");
        try {
            Files.writeString(fresh, newKey());
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException othersWasFirst) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, LINE_END).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
