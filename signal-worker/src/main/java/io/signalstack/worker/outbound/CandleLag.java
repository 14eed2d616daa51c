package io.signalstack.worker.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.metrics.Metrics;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** Shows how many candles this replica has yet to read. */
@Singleton
final class CandleLag {

    void show(@Observes KafkaStreams streams, MeterRegistry registry) {
        registry.gauge(
                Metrics.CONSUMER_LAG,
                Tags.of("topic", Topic.CANDLES.text(), "consumer", "signal-worker"),
                streams,
                CandleLag::of);
    }

    private static double of(KafkaStreams streams) {
        return streams.metrics().entrySet().stream()
                .filter(metric -> isLag(metric.getKey()))
                .mapToDouble(metric -> metric.getValue().metricValue() instanceof Double lag && lag > 0 ? lag : 0)
                .sum();
    }

    private static boolean isLag(MetricName name) {
        return name.name().equals("records-lag")
                && Topic.CANDLES.text().equals(name.tags().get("topic"));
    }
}
