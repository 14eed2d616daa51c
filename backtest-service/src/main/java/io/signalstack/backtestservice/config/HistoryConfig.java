package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much of venues' history is fetched, and how; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.history")
public interface HistoryConfig {

    /** Days before the first published candle; 0 for none. */
    @WithDefault("730")
    @Min(0) @Max(3_650) int days();

    /** Base candles that are asked for at a time. */
    @WithDefault("10000")
    @Min(100) int stretch();

    /** How often to look for what is to be fetched. */
    @WithDefault("5S")
    Duration pollInterval();

    /** How long an instrument is left alone after an answer that broke off, or that says no time. */
    @WithDefault("10S")
    Duration pause();

    /** After how long it is asked again for what was refused. */
    @WithDefault("1H")
    Duration again();

    /** How long the right to fetch belongs to a replica that is no longer heard of. */
    @WithDefault("30S")
    Duration lease();

    /** How often the lease is renewed; well under its length. */
    @WithDefault("1S")
    Duration heartbeat();
}
