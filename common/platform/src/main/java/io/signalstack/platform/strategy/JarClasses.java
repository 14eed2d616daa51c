package io.signalstack.platform.strategy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one strategies' jar, out of the very bytes that were hashed: a file that is replaced later changes nothing.
 * What the engine has itself is the engine's.
 */
final class JarClasses extends ClassLoader {

    private static final long MOST_BYTES = 64L << 20;

    private final Map<String, byte[]> entries;

    /**
     * Unpacks a jar.
     *
     * @throws IOException if it is no jar, or more than 64 MiB unpacked
     */
    JarClasses(byte[] jar) throws IOException {
        super("strategies", JarClasses.class.getClassLoader());
        entries = unpacked(jar);
    }

    private static Map<String, byte[]> unpacked(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        long left = MOST_BYTES;
        try (var in = new JarInputStream(new ByteArrayInputStream(jar), false)) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                byte[] content = in.readNBytes((int) left + 1);
                left -= content.length;
                if (left < 0) {
                    throw new IOException("it is more than " + MOST_BYTES + " bytes unpacked");
                }
                entries.put(entry.getName(), content);
            }
        }
        return entries;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = entries.get(name.replace('.', '/') + ".class");
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        byte[] content = entries.get(name);
        return content == null ? null : url(name, content);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return Collections.enumeration(found == null ? List.of() : List.of(found));
    }

    private static URL url(String name, byte[] content) {
        try {
            return URL.of(URI.create("strategies:/").resolve(name), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new Content(url, content);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entry, to be read. */
    private static final class Content extends URLConnection {

        private final byte[] bytes;

        private Content(URL url, byte[] bytes) {
            super(url);
            this.bytes = bytes;
        }

        @Override
        public void connect() {
            // It is there.
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
