package io.signalstack.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;

/** The meaning of our meters, added to each as its description when it is registered, wherever that is done. */
@Singleton
public class DescribedMeters implements MeterFilter {

    @Override
    public Meter.Id map(Meter.Id id) {
        return Metrics.named(id.getName())
                .map(metric -> new Meter.Id(
                        id.getName(),
                        Tags.of(id.getTagsAsIterable()),
                        id.getBaseUnit(),
                        metric.meaning(),
                        id.getType()))
                .orElse(id);
    }
}
