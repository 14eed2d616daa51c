package io.signalstack.platform.ratelimit;

import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.http.ClientAddresses;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Dear allowances, such as three backtests an hour. A request has counted as one already when it reaches a REST method;
 * an allowance is spent only once it is known that what was asked for can be done.
 */
@ApplicationScoped
public class Allowances {

    private final RateLimits limits;
    private final ClientAddresses addresses;

    Allowances(RateLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /**
     * The answer to a request that has met a full window on its way, of which the answer's headers tell.
     *
     * @param reset until at least one more request may come
     */
    public ProblemException refuse(RateLimitPolicy policy, Duration reset, RoutingContext request) {
        RateLimitDecision decision = RateLimitDecision.refused(policy, policy.limit(Tier.FREE), reset);
        new Count.Counted(decision, true).remember(request);
        return decision.refusal();
    }

    /**
     * Spends one of the caller's allowance on some work, and tells in the answer's headers what is left.
     *
     * @param work what it is spent on; if that fails, nothing was spent
     * @return what came of the work; fails with a 429 problem, and no work done, if nothing is left
     */
    public <T> Uni<T> spend(RateLimitPolicy policy, RoutingContext request, Supplier<Uni<T>> work) {
        Sender sender = Sender.of(request, addresses);
        return limits.take(policy, sender.tier(), sender.key(policy))
                .invoke(decision -> new Count.Counted(decision, false).remember(request))
                .invoke(RateLimitDecision::orThrow)
                .chain(decision -> work.get().onFailure().call(() -> limits.giveBack(decision)));
    }
}
