package io.signalstack.platform.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets a request whose target is no URI come as far as {@link RequestGuard}, which refuses it with a problem document:
 * Quarkus would answer 400 without a word. It asks a system property once, as its classes are initialised, and the
 * configuration is made before that.
 */
public final class RawTargets implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
