package io.signalstack.platform.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Redis may keep others waiting. */
@ConfigMapping(prefix = "signalstack.redis")
public interface RedisConfig {

    /** After which a command counts as failed. */
    @WithDefault("250ms")
    Duration timeout();

    /** Failures in a row after which Redis is left alone. */
    @WithDefault("3")
    int patience();

    /** How long Redis is left alone then. */
    @WithDefault("1s")
    Duration pause();
}
