package io.signalstack.platform.ratelimit;

import io.signalstack.contracts.account.Tier;
import io.smallrye.mutiny.Uni;

/** Counts requests in sliding windows that all replicas share. */
public interface RateLimits {

    /**
     * Takes one request out of a window, if there is one left.
     *
     * @param key whom the window is kept for, such as {@code user:42} or {@code account:<hash>}
     * @return what the window has left; fails with a 503 problem if the policy fails closed and Redis is out of reach
     */
    Uni<RateLimitDecision> take(RateLimitPolicy policy, Tier tier, String key);

    /** Undoes a {@link #take}: the request turned out to be none of those that the window is for. Never fails. */
    Uni<Void> giveBack(RateLimitDecision decision);
}
