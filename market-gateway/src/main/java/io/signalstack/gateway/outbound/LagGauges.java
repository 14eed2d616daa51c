package io.signalstack.gateway.outbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.InstrumentStatus;
import io.signalstack.platform.metrics.Metrics;

/** How late each venue's candles are, worked out when it is asked for. */
public final class LagGauges {

    private LagGauges() {}

    public static void register(MeterRegistry registry, FollowInstruments following, String venue) {
        Gauge.builder(Metrics.CANDLES_LAG, following, asked -> seconds(asked, venue))
                .tag("venue", venue)
                .strongReference(true)
                .register(registry);
    }

    private static double seconds(FollowInstruments following, String venue) {
        return following.status().stream()
                .filter(status -> status.instrument().startsWith(venue + ":"))
                .map(InstrumentStatus::behind)
                .mapToDouble(behind -> behind.toMillis() / 1000.0)
                .max()
                .orElse(0);
    }
}
