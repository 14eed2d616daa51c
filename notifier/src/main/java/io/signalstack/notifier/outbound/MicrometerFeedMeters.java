package io.signalstack.notifier.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signalstack.notifier.application.FeedMeters;
import io.signalstack.notifier.application.Frame;
import io.signalstack.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts frames for Prometheus. */
@ApplicationScoped
class MicrometerFeedMeters implements FeedMeters {

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Timer delivered;

    MicrometerFeedMeters(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.delivered = meters.timer(Metrics.SIGNAL_LATENCY, "stage", "delivered");
    }

    @Override
    public void sent(Frame frame) {
        meters.counter(Metrics.FEED_FRAMES, "type", frame.type()).increment();
        Instant emittedAt = frame.emittedAt();
        if (emittedAt != null) {
            delivered.record(Duration.between(emittedAt, clock.instant()));
        }
    }

    @Override
    public void dropped(String type, String reason, int count) {
        meters.counter(Metrics.FEED_DROPPED, "type", type, "reason", reason).increment(count);
    }
}
