package io.signalstack.backtestservice.inbound.history;

import io.signalstack.backtestservice.application.history.FetchHistory;
import io.signalstack.backtestservice.application.history.FetchedPast;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells how far each instrument's history is; history that is missing takes no service out. */
@Readiness
public final class HistoryHealth implements HealthCheck {

    private final FetchHistory fetching;

    HistoryHealth(FetchHistory fetching) {
        this.fetching = fetching;
    }

    @Override
    public HealthCheckResponse call() {
        List<FetchedPast> all = fetching.known();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("history").up();
        all.forEach(past -> answer.withData(past.instrument().toString(), line(past)));
        if (all.stream().anyMatch(past -> past.refused().isPresent())) {
            answer.withData("degraded", true);
        }
        return answer.build();
    }

    private static String line(FetchedPast past) {
        String far = String.format(
                Locale.ROOT,
                "%.1f %% of %s to %s, %d candles from %s on",
                100 * past.fraction(),
                past.from(),
                past.until(),
                past.candles(),
                past.firstOpen().map(Instant::toString).orElse("no day"));
        return past.refused().map(why -> far + "; not to be had: " + why).orElse(far);
    }
}
