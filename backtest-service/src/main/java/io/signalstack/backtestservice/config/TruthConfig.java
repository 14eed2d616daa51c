package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When truths are asked for; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.truths")
public interface TruthConfig {

    /** How often to look for the next question. */
    @WithDefault("2S")
    Duration pollInterval();

    /** How long the right to ask belongs to a replica that is no longer heard of; longer than an answer may take. */
    @WithDefault("2M")
    Duration lease();
}
