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

        /** Limits that are other than the venue's usual ones, by name. */
        Map<String, Integer> limits();
    }
}
