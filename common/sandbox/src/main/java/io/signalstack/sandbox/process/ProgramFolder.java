package io.signalstack.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where programs that travel inside of jars are unpacked, once per user and version: {@code signalstack/programs} in the
 * user's cache folder. {@code XDG_CACHE_HOME} chooses another place, for systems whose home folder forbids execution.
 */
public final class ProgramFolder {

    private ProgramFolder() {}

    /** Writes a resource's content into an empty folder. */
    public interface Unpacker {
        void unpack(InputStream resource, Path folder) throws IOException;
    }

    /**
     * The folder that a resource is unpacked in; unpacks it when that has not been done.
     *
     * @throws StartException when the resource is not on the class path, or cannot be unpacked
     */
    public static Path unpacked(String name, String resource, Unpacker unpacker) {
        URL url = ProgramFolder.class.getResource("/" + resource);
        if (url == null) {
            throw new StartException(name + " cannot start: there is no " + resource + " on the class path, so "
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + " is not supported.");
        }
        Path programs = cache().resolve("signalstack").resolve("programs");
        try {
            URLConnection connection = url.openConnection();
            try (InputStream in = connection.getInputStream()) {
                Path folder = programs.resolve(resource + "-" + Long.toHexString(fingerprint(connection)));
                if (!Files.isDirectory(folder)) {
                    unpackBeside(folder, in, unpacker);
                }
                return folder;
            }
        } catch (IOException e) {
            throw new StartException(
                    name + " cannot start: it cannot be unpacked to " + programs + " (" + e
                            + "). Make room there, or set XDG_CACHE_HOME to a folder that can be written.",
                    e);
        }
    }

    // Unpacked under another name first: an interrupted start leaves no half program, and a second one may be faster.
    private static void unpackBeside(Path folder, InputStream in, Unpacker unpacker) throws IOException {
        Files.createDirectories(folder.getParent());
        Path work = Files.createTempDirectory(folder.getParent(), "unpacking");
        try {
            unpacker.unpack(in, work);
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(work);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Lets a file that was unpacked be run. */
    public static void makeExecutable(Path program) throws IOException {
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static long fingerprint(URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar && jar.getJarEntry() != null
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    }
}
