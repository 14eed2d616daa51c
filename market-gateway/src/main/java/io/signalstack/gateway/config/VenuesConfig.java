package io.signalstack.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The venues that can be polled, by name in lower case. */
@ConfigMapping(prefix = "signalstack.venues")
public interface VenuesConfig {

    @WithParentName
    Map<String, VenueConfig> byName();

    /** One venue; without a URL it is not there. */
    interface VenueConfig {

        Optional<URI> url();

        /** What it speaks; its own name, unless said. */
        Optional<String> kind();

        /** The proxy that calls it in our place, as {@code http://host:port}. */
        Optional<URI> proxy();

        /** Whom the proxy is told to let through. */
        Optional<String> proxyUser();

        /** That user's password; a secret, from the environment alone. */
        Optional<String> proxyPassword();

        /** Limits that are other than the venue's usual ones, by name. */
        Map<String, Integer> limits();
    }
}
