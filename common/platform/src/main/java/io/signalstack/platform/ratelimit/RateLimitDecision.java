package io.signalstack.platform.ratelimit;

import io.signalstack.platform.problem.ErrorCode;
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
 */
public record RateLimitDecision(RateLimitPolicy policy, int limit, boolean admitted, int remaining, Duration reset) {

    /** Seconds until one more request is left, rounded up. */
    public long resetSeconds() {
        return reset.plusMillis(999).toSeconds();
    }

    /**
     * This decision, if it let the request through.
     *
     * @throws ProblemException with {@link ErrorCode#RATE_LIMITED} if it did not
     */
    public RateLimitDecision orThrow() {
        if (!admitted) {
            throw new ProblemException(
                    ErrorCode.RATE_LIMITED,
                    limit + " requests in " + policy.window().toSeconds() + " s are permitted here",
                    reset);
        }
        return this;
    }
}
