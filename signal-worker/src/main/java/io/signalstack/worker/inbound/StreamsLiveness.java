package io.signalstack.worker.inbound;

import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless Kafka Streams has given up for good, which only a new process can mend. */
@Liveness
@Singleton
final class StreamsLiveness implements HealthCheck {

    private final KafkaStreams streams;

    StreamsLiveness(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = streams.state();
        return HealthCheckResponse.named("streams")
                .withData("state", state.name())
                .status(state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR)
                .build();
    }
}
