package io.signalstack.sandbox.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the shared broker, with all topics made, as {@code kafka.bootstrap.servers}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SystemLoader.configuration("kafka");
    }

    @Override
    public void stop() {
        // It serves the next test class too, and ends with the JVM.
    }
}
