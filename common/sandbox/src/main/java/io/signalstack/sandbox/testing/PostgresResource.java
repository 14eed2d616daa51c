package io.signalstack.sandbox.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the shared Postgres, under the names of {@code quarkus.datasource}. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SystemLoader.configuration("postgres");
    }

    @Override
    public void stop() {
        // It serves the next test class too, and ends with the JVM.
    }
}
