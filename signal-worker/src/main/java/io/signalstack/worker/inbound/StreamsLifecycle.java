package io.signalstack.worker.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.StrategyBook;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** When Kafka Streams, which Quarkus makes and starts, may process, and how it ends. */
@Singleton
final class StreamsLifecycle {

    private static final Logger LOG = Logger.getLogger(StreamsLifecycle.class);

    private final StrategyBook strategies;
    private final ScorecardBook scorecards;
    private final Duration shutdownTimeout;

    StreamsLifecycle(
            StrategyBook strategies,
            ScorecardBook scorecards,
            @ConfigProperty(name = "signalstack.worker.shutdown-timeout") Duration shutdownTimeout) {
        this.strategies = strategies;
        this.scorecards = scorecards;
        this.shutdownTimeout = shutdownTimeout;
    }

    /** Runs before it is started: it joins its group and restores its stores, but takes no candle yet. */
    void holdUntilBooksAreRead(@Observes KafkaStreams streams) {
        streams.pause();
        strategies.ready().runAfterBoth(scorecards.ready(), () -> {
            LOG.infof("Strategies read, scoring with %s", strategies.now().enabled());
            streams.resume();
        });
    }

    /**
     * Before Quarkus closes it, which would leave a static member in the group until its session times out. One that never
     * started is in no group, and to leave it would wait for a Kafka that may not be there.
     */
    void leave(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event, KafkaStreams streams) {
        boolean closed = streams.close(new KafkaStreams.CloseOptions()
                .timeout(shutdownTimeout)
                .leaveGroup(streams.state() != KafkaStreams.State.CREATED));
        if (!closed) {
            LOG.warnf("Kafka Streams did not close within %s", shutdownTimeout);
        }
    }
}
