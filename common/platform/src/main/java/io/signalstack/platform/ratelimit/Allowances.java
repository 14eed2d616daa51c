package io.signalstack.platform.ratelimit;

import io.signalstack.platform.http.ClientAddresses;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Tells in the answer's headers of a window that the request has met on its way. */
    public void tell(RateLimitDecision decision, RoutingContext request) {
        new Count.Counted(decision, true).remember(request);
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
