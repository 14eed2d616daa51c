package io.signalstack.api.inbound;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.signalstack.api.application.EnsureAdmin;
import io.signalstack.api.application.SeedCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Puts into the log, and among the accounts, what has to be there from the start; the service is ready once it is. */
@Readiness
@ApplicationScoped
public class Seeding implements HealthCheck {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final SeedCatalogue seedCatalogue;
    private final EnsureAdmin ensureAdmin;
    private final AtomicBoolean seeded = new AtomicBoolean();

    Seeding(SeedCatalogue seedCatalogue, EnsureAdmin ensureAdmin) {
        this.seedCatalogue = seedCatalogue;
        this.ensureAdmin = ensureAdmin;
    }

    void start(@Observes StartupEvent started) throws Throwable {
        VertxContextSupport.subscribeAndAwait(ensureAdmin::ensure);
        seedCatalogue
                .seed()
                .onFailure()
                .invoke(e -> Log.errorf("the catalogue is not seeded: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .subscribe()
                .with(done -> seeded.set(true));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("catalogue seeded")
                .status(seeded.get())
                .build();
    }
}
