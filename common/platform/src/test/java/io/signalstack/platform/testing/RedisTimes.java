package io.signalstack.platform.testing;

import io.signalstack.platform.redis.RedisConfig;
import java.time.Duration;

/** A configuration of how long Redis may keep others waiting, as a test wants it. */
public record RedisTimes(Duration timeout, Duration neededTimeout, int patience, Duration pause)
        implements RedisConfig {}
