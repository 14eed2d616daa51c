package io.signalstack.platform.ratelimit;

import io.signalstack.platform.problem.ProblemException;
import java.time.Duration;

/**
 * What a window says to one request.
 *
 * @param policy the policy that was asked
 * @param limit requests permitted within the policy's window
 * @param admitted whether the request is let through
 * @param remaining requests left right now
 * @param reset until at least one more request is left than now; zero if the window is empty
 * @param window whose window it is
 * @param slot the place in it that the request has taken, if it was admitted
 */
public record RateLimitDecision(
        RateLimitPolicy policy,
        int limit,
        boolean admitted,
        int remaining,
        Duration reset,
        String window,
        String slot) {

    /** Seconds until one more request is left, rounded up. */
    public long resetSeconds() {
        return reset.plusMillis(999).toSeconds();
    }

    /**
     * This decision, if it let the request through.
     *
     * @throws ProblemException if it did not
     */
    public RateLimitDecision orThrow() {
        if (!admitted) {
            throw refusal();
        }
        return this;
    }

    /** This decision, where it is known that it will be another one after some time. */
    public RateLimitDecision until(Duration time) {
        return new RateLimitDecision(policy, limit, admitted, remaining, time, window, slot);
    }

    /** The answer to a request that was not let through. */
    public ProblemException refusal() {
        return ProblemException.quotaExceeded(
                policy.label(), limit + " requests in " + policy.window().toSeconds() + " s are permitted here", reset);
    }
}
