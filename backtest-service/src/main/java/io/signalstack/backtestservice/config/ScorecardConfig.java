package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When scorecards are made, and how; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.scorecards")
public interface ScorecardConfig {

    /** Markets that are walked through at a time. */
    @WithDefault("2")
    int workers();

    /** How long the right to make them belongs to a replica that is no longer heard of. */
    @WithDefault("30S")
    Duration lease();

    /** How often the lease is renewed; well under its length. */
    @WithDefault("1S")
    Duration heartbeat();

    /** How often to look for what is due. */
    @WithDefault("1S")
    Duration pollInterval();

    /** Time without a candle after which the past of a market that is not followed yet counts as all there. */
    @WithDefault("5S")
    Duration settling();

    /** Time without a candle after which nobody waits for a market. */
    @WithDefault("1H")
    Duration staleAfter();

    /** Base candles after which it is kept how far a walk is. */
    @WithDefault("20000")
    int stride();
}
