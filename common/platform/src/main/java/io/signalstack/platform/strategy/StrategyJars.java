package io.signalstack.platform.strategy;

import io.signalstack.trading.signal.Sha256;
import io.signalstack.trading.strategy.OwnKind;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The folder of jars in which own kinds of strategies come. Read once, at the start of whatever scores or recomputes. */
public final class StrategyJars {

    private static final int MOST_BYTES = 16 << 20;

    private StrategyJars() {}

    /**
     * What came of a folder.
     *
     * @param kinds those that {@link StrategyFactory} knows now
     * @param refused the jars that are of no use, each with the reason: a line each
     */
    public record Loaded(List<OwnKind> kinds, List<String> refused) {}

    /**
     * Takes in the kinds of all jars of a folder, in order of their names. One that is of no use harms no other.
     *
     * @param folder nothing is in one that does not exist
     */
    public static Loaded load(Path folder) {
        List<OwnKind> kinds = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jar -> {
                try {
                    kinds.addAll(kindsOf(jar));
                } catch (IOException
                        | RuntimeException
                        | ServiceConfigurationError
                        | LinkageError
                        | StackOverflowError e) {
                    // Anybody's code, from the first byte on.
                    refused.add(jar.getFileName() + ": " + e);
                }
            });
        } catch (IOException e) {
            refused.add(folder + ": " + e);
        }
        return new Loaded(List.copyOf(kinds), List.copyOf(refused));
    }

    private static List<OwnKind> kindsOf(Path jar) throws IOException {
        if (Files.size(jar) > MOST_BYTES) {
            throw new IOException("it is more than " + MOST_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(jar);
        String hash = HexFormat.of().formatHex(Sha256.begin().digest(bytes));
        var classes = new JarClasses(bytes);
        List<OwnKind> kinds = new ArrayList<>();
        for (StrategyKind kind : ServiceLoader.load(StrategyKind.class, classes)) {
            if (kind.getClass().getClassLoader() == classes) {
                kinds.add(OwnKind.of(kind, Optional.of(hash)));
            }
        }
        if (kinds.isEmpty()) {
            throw new IOException("no strategy kind is named in its META-INF/services");
        }
        StrategyFactory.addAll(kinds);
        return kinds;
    }
}
