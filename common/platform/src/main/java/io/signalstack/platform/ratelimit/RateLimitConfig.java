package io.signalstack.platform.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How requests are counted; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.ratelimit")
interface RateLimitConfig {

    /** Replicas of this service, among which what is left of a window is divided while Redis is out of reach. */
    @WithDefault("1")
    int replicas();
}
