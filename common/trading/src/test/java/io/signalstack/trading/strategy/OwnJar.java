package io.signalstack.trading.strategy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jars of strategies as their authors make them: compiled here, and found in no class path. */
public final class OwnJar {

    /** A version of the kind that {@link #eager} packs. */
    public static final StrategyDefinition EAGER = new StrategyDefinition(
            new StrategyKey("eager", "1"), "eager", Map.of("warmUp", "250", "fee", "0", "slippage", "0"));

    private OwnJar() {}

    /** One whose kind goes long wherever it may. */
    public static Path eager(Path folder) {
        return of(folder, "eager.jar", "Eager", """
                package example;
                import io.signalstack.trading.signal.Side;
                import io.signalstack.trading.strategy.*;
                import java.util.List;
                public final class Eager implements StrategyKind {
                    public String name() { return "eager"; }
                    public Strategy create(ParameterValues values) {
                        return at -> Opinion.proposed(Proposal.of(Side.LONG, why -> List.of("as ever")));
                    }
                }
                """);
    }

    /**
     * Compiles a class of package {@code example}, and packs it.
     *
     * @param name simple name of the class, which is a {@link StrategyKind}
     * @param further those that are declared in it
     */
    public static Path of(Path folder, String jar, String name, String source, String... further) {
        try {
            Path classes = Files.createDirectories(folder.resolve(jar + "-classes"));
            compile(classes, name, source);
            Path file = folder.resolve(jar);
            try (OutputStream out = Files.newOutputStream(file)) {
                pack(classes, services(name, further), out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path classes, String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///example/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp", engine());
        if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
            throw new IllegalStateException(name + " does not compile");
        }
    }

    /** Where the engine's classes are; Surefire starts tests from a jar that holds nothing but a list of jars. */
    private static String engine() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String services(String name, String... further) {
        StringBuilder lines = new StringBuilder("example." + name + "\n");
        for (String nested : further) {
            lines.append("example.").append(name).append('$').append(nested).append('\n');
        }
        return lines.toString();
    }

    private static void pack(Path classes, String services, OutputStream to) throws IOException {
        try (var out = new JarOutputStream(to);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                put(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            put(out, "META-INF/services/" + StrategyKind.class.getName(), services.getBytes(UTF_8));
        }
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        // Without the time of day, the same classes give the same hash.
        var entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
