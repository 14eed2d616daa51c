package io.signalstack.gateway.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.gateway.application.Meters;
import io.signalstack.platform.metrics.Metrics;
import java.util.Locale;

/** Counts in Micrometer, under the names of the suite's table. */
public final class MicrometerMeters implements Meters {

    private final MeterRegistry registry;

    public MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void published(String venue, PublishedKind kind, int count) {
        registry.counter(Metrics.CANDLES_PUBLISHED, "venue", venue, "kind", tag(kind))
                .increment(count);
    }

    @Override
    public void gap(String venue, GapOutcome outcome, int candles) {
        registry.counter(Metrics.CANDLES_GAPS, "venue", venue, "outcome", tag(outcome))
                .increment(candles);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
