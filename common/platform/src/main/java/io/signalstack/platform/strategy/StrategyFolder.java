package io.signalstack.platform.strategy;

import io.signalstack.trading.strategy.OwnKind;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The kinds of strategies that came in jars. Whoever makes strategies of definitions takes it into its producer: then they are
 * known before the first definition is read.
 */
@Singleton
public class StrategyFolder {

    private static final Logger LOG = Logger.getLogger(StrategyFolder.class);

    private final List<OwnKind> kinds;

    StrategyFolder(StrategiesConfig config) {
        StrategyJars.Loaded loaded = StrategyJars.load(config.folder());
        loaded.refused().forEach(line -> LOG.errorf("a jar of strategies is of no use: %s", line));
        kinds = loaded.kinds();
        kinds.forEach(kind -> LOG.infof(
                "strategy kind %s from a jar with SHA-256 %s",
                kind.name(), kind.jarSha256().orElseThrow()));
    }

    /** What has been found. */
    public List<OwnKind> kinds() {
        return kinds;
    }
}
