package io.signalstack.platform.strategy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The strategies beside the built-in ones. */
@ConfigMapping(prefix = "signalstack.strategies")
public interface StrategiesConfig {

    /** Where the jars of own kinds are. */
    @WithDefault("strategies")
    Path folder();

    /** Versions that are written to the log, and can be backtested, beside the built-in ones. */
    List<Own> own();

    /** One version. */
    interface Own {

        /** Its {@code id@version}. */
        String key();

        /** Its kind: a built-in one, or one from a jar. */
        String kind();

        /** What differs from the kind's defaults. */
        Map<String, String> parameters();
    }
}
