package io.signalstack.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** The worker's own settings; application.properties hands them on to Kafka Streams. */
@ConfigMapping(prefix = "signalstack.worker")
public interface WorkerConfig {

    /** Names this replica for good, so that a restart gets its partitions back at once; no two may share one. */
    @WithDefault("signal-worker-1")
    String instanceId();

    /** Where the stores are; emptied at the start when they were filled beside another Kafka cluster. */
    Path stateDir();

    /** How many stream threads; more than partitions are idle. */
    @WithDefault("1")
    @Min(1) int threads();

    /** How many other replicas keep a warm copy of each store. */
    @WithDefault("0")
    @Min(0) int standbyReplicas();

    /** How long a clean shutdown may take to finish what is in flight. */
    @WithDefault("8s")
    Duration shutdownTimeout();

    ThreadDeaths threadDeaths();

    /** When stream threads die too often to be called ready. */
    interface ThreadDeaths {

        /** How many deaths. */
        @WithDefault("3")
        @Min(1) int limit();

        /** In which time. */
        @WithDefault("2m")
        Duration within();
    }
}
