package io.signalstack.platform.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Counts in Redis and in this process at once; without Redis, in this process alone, except for what then has to be refused. */
@ApplicationScoped
class SharedRateLimits implements RateLimits {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final RedisWindows shared;
    private final RedisWindows needed;
    private final LocalWindows local;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final String replica = UUID.randomUUID().toString();
    private final AtomicLong requests = new AtomicLong();

    SharedRateLimits(RedisCommands redis, RateLimitConfig config, InstantSource clock, MeterRegistry meters) {
        this.shared = new RedisWindows(redis);
        this.needed = new RedisWindows(redis.needed());
        this.local = new LocalWindows(config.replicas());
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Uni<RateLimitDecision> take(RateLimitPolicy policy, Tier tier, String key) {
        Window window = new Window(policy.label() + ":" + key, policy.limit(tier), policy.window());
        Slot slot = new Slot(replica + "-" + requests.incrementAndGet(), clock.instant());
        LocalWindow own = local.of(window.key());
        List<Slot> owed = own.owed(window, slot.taken());
        return (policy.failsClosed() ? needed : shared)
                .take(window, slot, owed)
                .chain(count -> {
                    Taken taken = own.shared(window, slot, owed, count, clock.instant());
                    boolean isTakenThere = count.taken().admitted() && !taken.admitted();
                    return isTakenThere
                            ? giveBack(window.key(), slot.id()).replaceWith(taken)
                            : Uni.createFrom().item(taken);
                })
                .onFailure()
                .recoverWithUni(() -> withoutRedis(policy, window, slot, own))
                .map(taken -> decision(policy, window, slot, taken))
                .invoke(this::count);
    }

    @Override
    public Uni<Void> giveBack(RateLimitDecision decision) {
        if (!decision.admitted()) {
            return Uni.createFrom().voidItem();
        }
        local.of(decision.window()).giveBack(decision.slot());
        return giveBack(decision.window(), decision.slot());
    }

    /** A Redis that does not hear of it forgets the place when its time is up. */
    private Uni<Void> giveBack(String window, String slot) {
        return shared.giveBack(window, slot).onFailure().recoverWithNull();
    }

    private Uni<Taken> withoutRedis(RateLimitPolicy policy, Window window, Slot slot, LocalWindow own) {
        boolean closed = policy.failsClosed();
        meters.counter(Metrics.RATELIMIT_FALLBACK, "policy", policy.label(), "outcome", closed ? "closed" : "local")
                .increment();
        if (closed) {
            return Uni.createFrom()
                    .failure(() -> new ProblemException(
                            ErrorCode.UNAVAILABLE, "this is refused while requests cannot be counted", SOON));
        }
        return Uni.createFrom().item(own.alone(window, slot, clock.instant()));
    }

    private static RateLimitDecision decision(RateLimitPolicy policy, Window window, Slot slot, Taken taken) {
        return new RateLimitDecision(
                policy, window.limit(), taken.admitted(), taken.remaining(), taken.reset(), window.key(), slot.id());
    }

    private void count(RateLimitDecision decision) {
        if (!decision.admitted()) {
            meters.counter(
                            Metrics.RATELIMIT_REJECTED,
                            "policy",
                            decision.policy().label())
                    .increment();
        }
    }
}
