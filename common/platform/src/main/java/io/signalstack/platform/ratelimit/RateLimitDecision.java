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

    /** That nothing is left in a window, said by somebody who has no place in it to give back. */
    static RateLimitDecision refused(RateLimitPolicy policy, int limit, Duration reset) {
        return new RateLimitDecision(policy, limit, false, 0, reset, "", "");
    }

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

    /** The answer to a request that was not let through. */
    public ProblemException refusal() {
        return ProblemException.quotaExceeded(
                policy.label(), limit + " requests in " + policy.window().toSeconds() + " s are permitted here", reset);
    }
}
