package io.signalstack.api.config;

import io.quarkus.vertx.VertxContextSupport;
import io.signalstack.api.application.EnsureAdmin;
import io.signalstack.api.application.SeedCatalogue;
import io.signalstack.platform.start.Prerequisite;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What has to be in the database, and in the log, before the service is ready. */
public class Startup {

    @Produces
    @Singleton
    Prerequisite administrator(EnsureAdmin ensureAdmin) {
        return new Seeded("administrator", ensureAdmin::ensure);
    }

    @Produces
    @Singleton
    Prerequisite catalogue(SeedCatalogue seedCatalogue) {
        return new Seeded("catalogue", seedCatalogue::seed);
    }

    /** A thing that a use case sees to. */
    private record Seeded(String name, Supplier<Uni<Void>> seed) implements Prerequisite {

        @Override
        public void meet() throws Exception {
            try {
                VertxContextSupport.subscribeAndAwait(seed);
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
