package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the market gateway is, and how long it may take; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.gateway")
public interface GatewayConfig {

    @WithDefault("http://127.0.0.1:8102")
    URI url();

    /** How long a connection to it may take. */
    @WithDefault("2S")
    Duration connectTimeout();

    /** How long a whole answer may take; a venue is asked meanwhile, page by page. */
    @WithDefault("1M")
    Duration answerTimeout();
}
