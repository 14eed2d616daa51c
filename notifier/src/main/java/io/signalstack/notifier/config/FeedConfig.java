package io.signalstack.notifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What can be set about the live feed; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.feed")
public interface FeedConfig {

    /** The pages that browsers may connect from. */
    @WithDefault("http://localhost:8000,http://127.0.0.1:8000")
    List<String> allowedOrigins();

    /** How often a client is told how far the feed has come. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often a client is asked for a sign of life. */
    @WithDefault("20s")
    Duration ping();

    /** For how long a client may be silent. */
    @WithDefault("60s")
    Duration silence();

    /** How often sessions are looked at for what is due. */
    @WithDefault("1s")
    Duration tick();

    /** Frames that may wait for one client. */
    @WithDefault("256")
    int queue();

    /** Bytes of a client's message, and of a frame in either direction. */
    @WithDefault("16384")
    int message();

    /** Bytes that the system may hold back for one client. */
    @WithDefault("131072")
    int sendBuffer();

    /** Events kept in memory per partition, for clients that come back. */
    @WithDefault("1000")
    int history();

    /** Events that a client may have missed at most; with more it has to resync. */
    @WithDefault("20000")
    int resume();

    /** Pause before the topics are followed again after a failure. */
    @WithDefault("2s")
    Duration retry();
}
