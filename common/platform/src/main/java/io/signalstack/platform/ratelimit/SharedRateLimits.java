package io.signalstack.platform.ratelimit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.security.Tier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Counts in Redis; without it, in this process, except for what then has to be refused. */
@ApplicationScoped
class SharedRateLimits implements RateLimits {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final RedisWindows shared;
    private final LocalWindows local;
    private final MeterRegistry meters;

    SharedRateLimits(RedisWindows shared, LocalWindows local, MeterRegistry meters) {
        this.shared = shared;
        this.local = local;
        this.meters = meters;
    }

    @Override
    public Uni<RateLimitDecision> take(RateLimitPolicy policy, Tier tier, String key) {
        String window = policy.label() + ":" + key;
        int limit = policy.limit(tier);
        return shared.take(window, limit, policy.window())
                .onFailure()
                .recoverWithUni(() -> withoutRedis(policy, window, limit))
                .map(taken -> new RateLimitDecision(policy, limit, taken.admitted(), taken.remaining(), taken.reset()))
                .invoke(this::count);
    }

    private Uni<Windows.Taken> withoutRedis(RateLimitPolicy policy, String window, int limit) {
        boolean closed = policy.failsClosed();
        meters.counter(Metrics.RATELIMIT_FALLBACK, "policy", policy.label(), "outcome", closed ? "closed" : "local")
                .increment();
        return closed
                ? Uni.createFrom()
                        .failure(() -> new ProblemException(
                                ErrorCode.UNAVAILABLE, "this is refused while requests cannot be counted", SOON))
                : local.take(window, limit, policy.window());
    }

    private void count(RateLimitDecision decision) {
        if (!decision.admitted()) {
            Counter rejected = meters.counter(
                    Metrics.RATELIMIT_REJECTED, "policy", decision.policy().label());
            rejected.increment();
        }
    }
}
