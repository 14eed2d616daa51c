package io.signalstack.platform.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a service needs of the topics. */
@ConfigMapping(prefix = "signalstack.topics")
interface TopicsConfig {

    /** Names of the topics that the service reads or writes. */
    Optional<List<String>> required();

    /** Whether missing ones are made: in tests only, else one job makes them all. */
    @WithDefault("false")
    boolean create();

    /** Copies of each partition of topics that are made. */
    @WithDefault("1")
    int replication();

    /** How long the brokers may take to answer when the service starts. */
    @WithDefault("30s")
    Duration timeout();
}
