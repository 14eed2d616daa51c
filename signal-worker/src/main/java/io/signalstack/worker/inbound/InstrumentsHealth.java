package io.signalstack.worker.inbound;

import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.application.Troubles;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Well: every instrument is scored. One that is not keeps nobody from scoring the others, so readiness is apart. */
@Wellness
@Singleton
final class InstrumentsHealth implements HealthCheck {

    private final Troubles troubles;

    InstrumentsHealth(Troubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public HealthCheckResponse call() {
        SortedMap<Instrument, String> now = troubles.now();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("instruments").status(now.isEmpty());
        now.forEach((instrument, reason) -> response.withData(instrument.toString(), reason));
        return response.build();
    }
}
