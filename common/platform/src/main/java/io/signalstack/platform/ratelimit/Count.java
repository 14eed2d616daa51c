package io.signalstack.platform.ratelimit;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** What a request has been counted as so far. */
sealed interface Count {

    /** Nothing yet. */
    record None() implements Count {}

    /** Nothing, and it never will be. */
    record Exempt() implements Count {}

    /**
     * One request under a policy.
     *
     * @param byAddress whether the window is the address's
     */
    record Counted(RateLimitDecision decision, boolean byAddress) implements Count {}

    static Count of(RoutingContext request) {
        @Nullable Count count = request.get(Count.class.getName());
        return count == null ? new None() : count;
    }

    /** Remembers it with the request; the client is told in the answer's headers. */
    default void remember(RoutingContext request) {
        request.put(Count.class.getName(), this);
        if (this instanceof Counted counted) {
            tell(counted.decision(), request.response());
        }
    }

    /** The IETF draft's two fields, and the three that clients knew before it. */
    private static void tell(RateLimitDecision decision, HttpServerResponse response) {
        String name = '"' + decision.policy().label() + '"';
        long window = decision.policy().window().toSeconds();
        long reset = decision.resetSeconds();
        response.putHeader("RateLimit-Policy", name + ";q=" + decision.limit() + ";w=" + window);
        response.putHeader("RateLimit", name + ";r=" + decision.remaining() + ";t=" + reset);
        response.putHeader("RateLimit-Limit", Integer.toString(decision.limit()));
        response.putHeader("RateLimit-Remaining", Integer.toString(decision.remaining()));
        response.putHeader("RateLimit-Reset", Long.toString(reset));
    }
}
