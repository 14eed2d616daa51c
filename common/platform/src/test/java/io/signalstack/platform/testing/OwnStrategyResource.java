package io.signalstack.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalstack.trading.strategy.OwnJar;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of strategies with one jar, that of {@link OwnJar#eager}, and the version of it that is configured. */
public final class OwnStrategyResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Path strategies = Files.createTempDirectory("strategies");
            folder = strategies;
            OwnJar.eager(strategies);
            return settings(strategies, OwnJar.EAGER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(Path strategies, StrategyDefinition own) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "signalstack.strategies.folder", strategies.toString(),
                "signalstack.strategies.own[0].key", own.key().toString(),
                "signalstack.strategies.own[0].kind", own.kind()));
        own.parameters()
                .forEach((name, value) -> settings.put("signalstack.strategies.own[0].parameters." + name, value));
        return settings;
    }

    @Override
    public void stop() {
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
