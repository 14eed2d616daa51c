package io.signalstack.sandbox.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the shared replay exchange as {@code signalstack.venues.replay.url}. */
public final class ReplayExchangeResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SystemLoader.configuration("exchange");
    }

    @Override
    public void stop() {
        // It serves the next test class too, and ends with the JVM.
    }
}
