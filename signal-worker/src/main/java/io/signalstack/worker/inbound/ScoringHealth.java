package io.signalstack.worker.inbound;

import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.StrategyBook;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: strategies and scorecards are read and go on to be, Kafka Streams runs, and its threads stay alive. */
@Readiness
@Singleton
final class ScoringHealth implements HealthCheck {

    private final KafkaStreams streams;
    private final StrategyBook strategies;
    private final ScorecardBook scorecards;
    private final BookReading reading;
    private final ThreadDeaths deaths;

    ScoringHealth(
            KafkaStreams streams,
            StrategyBook strategies,
            ScorecardBook scorecards,
            BookReading reading,
            ThreadDeaths deaths) {
        this.streams = streams;
        this.strategies = strategies;
        this.scorecards = scorecards;
        this.reading = reading;
        this.deaths = deaths;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = streams.state();
        boolean looping = deaths.looping();
        boolean reads = reading.alive();
        return HealthCheckResponse.named("scoring")
                .withData("streams", state.name())
                .withData("strategies", strategies.isReady() ? "read" : "waiting for " + strategies.missing())
                .withData("scorecards", scorecards.isReady() ? "read" : "being read")
                .withData("readers", reads ? "alive" : "dead")
                .withData("threads", looping ? "dying over and over" : "alive")
                .status(state == KafkaStreams.State.RUNNING
                        && strategies.isReady()
                        && scorecards.isReady()
                        && reads
                        && !looping)
                .build();
    }
}
