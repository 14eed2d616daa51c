package io.signalstack.notifier.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every open signal is known. */
@Readiness
@ApplicationScoped
class FeedReadiness implements HealthCheck {

    private final FeedReader reader;

    FeedReadiness(FeedReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("feed").status(reader.isOpen()).build();
    }
}
