package io.signalstack.sandbox.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the shared Redis as {@code quarkus.redis.hosts}. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SystemLoader.configuration("redis");
    }

    @Override
    public void stop() {
        // It serves the next test class too, and ends with the JVM.
    }
}
