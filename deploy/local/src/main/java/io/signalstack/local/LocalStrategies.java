package io.signalstack.local;

import io.signalstack.platform.strategy.StrategyJars;
import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The strategies of the project's own folder, as settings of the services: its jars, and the versions that it names. */
final class LocalStrategies {

    private static final String PREFIX = "signalstack.strategies.";
    private static final String OWN = PREFIX + "own[";

    private LocalStrategies() {}

    /**
     * Reads {@code strategies/strategies.properties}, if it is there.
     *
     * @throws StartException naming the file, if it cannot be read or has a key of something else
     */
    static Map<String, String> settings(Path project) {
        Path folder = folder(project);
        Map<String, String> settings = new TreeMap<>();
        settings.put(PREFIX + "folder", folder.toString());
        own(folder.resolve("strategies.properties"))
                .forEach((key, value) -> settings.put(key.toString(), value.toString()));
        return settings;
    }

    /** The jars of which nothing can be had, each with the reason: a line each. */
    static List<String> refusedJars(Path project) {
        return StrategyJars.load(folder(project)).refused();
    }

    private static Path folder(Path project) {
        return project.resolve("strategies");
    }

    private static Properties own(Path file) {
        var properties = new Properties();
        if (!Files.exists(file)) {
            return properties;
        }
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("cannot read " + file + " (" + e + ")", e);
        }
        for (Object key : properties.keySet()) {
            if (!key.toString().startsWith(OWN)) {
                throw new StartException(file + " has the key " + key + ", which does not begin with " + OWN);
            }
        }
        return properties;
    }
}
