package io.signalstack.platform.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Redis may keep others waiting. */
@ConfigMapping(prefix = "signalstack.redis")
interface RedisConfig {

    /** After which a command counts as failed. */
    @WithDefault("250ms")
    Duration timeout();

    /** How long Redis is left alone after a failure. */
    @WithDefault("1s")
    Duration pause();
}
