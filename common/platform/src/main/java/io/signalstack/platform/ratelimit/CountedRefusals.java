package io.signalstack.platform.ratelimit;

import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.http.ClientAddresses;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.problem.RefusedRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Counts refused requests against the address that they come from: those that were refused before anything counted
 * them, and those that turn out to be malformed or not permitted, whose user gets the request back.
 */
@ApplicationScoped
class CountedRefusals implements RefusedRequests {

    private static final int SERVER_ERROR = 500;

    private final RateLimits limits;
    private final ClientAddresses addresses;

    CountedRefusals(RateLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    public Uni<Optional<ProblemException>> count(RoutingContext request, ErrorCode code) {
        if (code == ErrorCode.RATE_LIMITED) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (code.status() >= SERVER_ERROR) {
            return failed(request);
        }
        return switch (Count.of(request)) {
            case Count.None _ -> againstAddress(request);
            case Count.Counted counted
            when !counted.byAddress() && code.countsAgainstAddress() ->
                limits.giveBack(counted.decision()).chain(() -> againstAddress(request));
            case Count.Counted _, Count.Exempt _ -> Uni.createFrom().item(Optional.empty());
        };
    }

    /** What could not be done costs nothing of an allowance that few requests use up; as a request it counts. */
    private Uni<Optional<ProblemException>> failed(RoutingContext request) {
        return Count.of(request) instanceof Count.Counted counted
                        && counted.decision().policy() == RateLimitPolicy.LOGIN
                ? limits.giveBack(counted.decision()).chain(() -> againstAddress(request))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<ProblemException>> againstAddress(RoutingContext request) {
        Sender sender = Sender.of(request, addresses);
        return limits.take(RateLimitPolicy.PUBLIC_READ, Tier.FREE, sender.addressKey())
                .invoke(decision -> new Count.Counted(decision, true).remember(request))
                .map(decision -> decision.admitted() ? Optional.empty() : Optional.of(decision.refusal()));
    }
}
