package io.signalstack.api.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.api.application.LoginAttempts;
import io.signalstack.api.application.StoreUnavailable;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.RateLimitDecision;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimits;
import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Attempts counted in Redis, by account and block of addresses. An address that has signed in to the account is counted
 * by itself, so that its neighbours cannot use up its attempts. While an account is under attack from many blocks, other
 * addresses have to come back once, two seconds later: a nuisance to whoever tries many, and to nobody else.
 */
@ApplicationScoped
public class RedisLoginAttempts implements LoginAttempts {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration WAIT_KEPT = Duration.ofMinutes(1);
    private static final Duration KNOWN_KEPT = Duration.ofDays(90);

    /** Milliseconds that the address has to wait yet; 0 once it has waited, for one attempt. */
    private static final RedisScript WAIT_ONCE = RedisScript.of("""
            local wait = tonumber(ARGV[1])
            local kept = tonumber(ARGV[2])
            local left = redis.call('PTTL', KEYS[1])
            if left < 0 then
              redis.call('SET', KEYS[1], '1', 'PX', kept)
              return wait
            end
            if kept - left < wait then return wait - (kept - left) end
            redis.call('DEL', KEYS[1])
            return 0
            """);

    private final RateLimits limits;
    private final RedisCommands redis;

    RedisLoginAttempts(RateLimits limits, RedisCommands redis) {
        this.limits = limits;
        this.redis = redis.needed();
    }

    @Override
    public Uni<Attempt> begin(String account, String address) {
        // Names the account without naming anybody in Redis.
        Whose whose = new Whose(UUID.nameUUIDFromBytes(account.getBytes(UTF_8)), address);
        return isKnown(whose)
                .chain(known -> limits.take(RateLimitPolicy.LOGIN_FAILURES, Tier.FREE, whose.window(known))
                        .chain(failures -> failures.admitted()
                                ? everywhere(whose, known, failures)
                                : Uni.createFrom().item(new Refused(Limit.SOURCE, failures.reset()))))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(StoreUnavailable::new);
    }

    private Uni<Attempt> everywhere(Whose whose, boolean known, RateLimitDecision failures) {
        return limits.take(RateLimitPolicy.LOGIN_ACCOUNT, Tier.FREE, whose.account())
                .chain(all -> all.admitted() || known
                        ? Uni.createFrom().item(new Counted(whose, known, false, failures, all))
                        : afterWaiting(whose, failures, all));
    }

    private Uni<Attempt> afterWaiting(Whose whose, RateLimitDecision failures, RateLimitDecision all) {
        List<String> times = List.of(Long.toString(WAIT.toMillis()), Long.toString(WAIT_KEPT.toMillis()));
        return redis.run(WAIT_ONCE, List.of(whose.inRedis("wait")), times)
                .chain(left -> left.toLong() == 0
                        ? Uni.createFrom().item(new Counted(whose, false, true, failures, all))
                        : limits.giveBack(failures)
                                .replaceWith(new Refused(Limit.ACCOUNT, Duration.ofMillis(left.toLong()))));
    }

    private Uni<Boolean> isKnown(Whose whose) {
        return redis.call("EXISTS", List.of(whose.inRedis("known"))).map(found -> found.toInteger() == 1);
    }

    /** An account, and the address that an attempt comes from. */
    private record Whose(UUID id, String address) {

        String account() {
            return "account:" + id;
        }

        String window(boolean known) {
            return account() + (known ? ":address:" + address : ":block:" + AddressBlocks.of(address));
        }

        String inRedis(String what) {
            return "login:" + what + ":" + id + ":" + address;
        }
    }

    /** An attempt that counts as failed. */
    private final class Counted implements Permitted {

        private final Whose whose;
        private final boolean known;
        private final boolean waited;
        private final RateLimitDecision failures;
        private final RateLimitDecision all;

        Counted(Whose whose, boolean known, boolean waited, RateLimitDecision failures, RateLimitDecision all) {
            this.whose = whose;
            this.known = known;
            this.waited = waited;
            this.failures = failures;
            this.all = all;
        }

        @Override
        public boolean known() {
            return known;
        }

        @Override
        public Uni<Void> succeeded() {
            List<String> mark = List.of(whose.inRedis("known"), "1", "PX", Long.toString(KNOWN_KEPT.toMillis()));
            // Without the mark, the address is a stranger's the next time; that is no reason to refuse it now.
            return giveBack()
                    .chain(() -> redis.call("SET", mark)
                            .onFailure()
                            .recoverWithNull()
                            .replaceWithVoid());
        }

        /** Who has waited need not do so again. */
        @Override
        public Uni<Void> undecided() {
            List<String> over = List.of(
                    whose.inRedis("wait"),
                    "1",
                    "PX",
                    Long.toString(WAIT_KEPT.minus(WAIT).toMillis()));
            return waited
                    ? giveBack()
                            .chain(() -> redis.call("SET", over)
                                    .onFailure()
                                    .recoverWithNull()
                                    .replaceWithVoid())
                    : giveBack();
        }

        private Uni<Void> giveBack() {
            return limits.giveBack(failures).chain(() -> limits.giveBack(all));
        }
    }
}
