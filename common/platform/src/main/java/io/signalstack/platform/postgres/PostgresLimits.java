package io.signalstack.platform.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a Postgres that hangs may keep others waiting: one that refuses says so by itself. */
@ConfigMapping(prefix = "signalstack.postgres")
public interface PostgresLimits {

    /** How long somebody who waits for an answer is kept waiting. */
    @WithDefault("2s")
    Duration timeout();

    /** How long a write of what the log brings may take before it is tried again. */
    @WithDefault("10s")
    Duration patience();

    /** After which a connection that brings and takes nothing is closed, with what waits for it. */
    @WithDefault("30s")
    Duration silence();

    /** How many may wait for a connection; a further one fails at once. */
    @WithDefault("256")
    int waiting();
}
