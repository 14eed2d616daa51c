package io.signalstack.platform.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Redis may keep others waiting. */
@ConfigMapping(prefix = "signalstack.redis")
public interface RedisConfig {

    /** After which a command counts as failed, for those who can do without it. */
    @WithDefault("250ms")
    Duration timeout();

    /** After which it does for those who cannot, such as logins, which are refused then. */
    @WithDefault("1s")
    Duration neededTimeout();

    /** Failures in a row after which Redis is left alone. */
    @WithDefault("3")
    int patience();

    /** How long Redis is left alone then. */
    @WithDefault("1s")
    Duration pause();
}
