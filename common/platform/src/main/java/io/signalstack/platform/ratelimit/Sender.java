package io.signalstack.platform.ratelimit;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.http.ClientAddresses;
import io.signalstack.platform.security.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whom a request is counted for.
 *
 * @param caller who sent it, if it carries a token
 * @param address where it comes from
 */
record Sender(Optional<Caller> caller, String address) {

    static Sender of(RoutingContext request, ClientAddresses addresses) {
        return new Sender(caller(request), addresses.of(request.request()));
    }

    /** The policy of requests for which no other one is declared. */
    RateLimitPolicy usualPolicy() {
        return caller.isPresent() ? RateLimitPolicy.API : RateLimitPolicy.PUBLIC_READ;
    }

    Tier tier() {
        return caller.map(Caller::tier).orElse(Tier.FREE);
    }

    /** Whose window of a policy it is. */
    String key(RateLimitPolicy policy) {
        return policy.scope() == RateLimitPolicy.Scope.USER && caller.isPresent()
                ? "user:" + caller.get().userId()
                : addressKey();
    }

    String addressKey() {
        return "address:" + address;
    }

    private static Optional<Caller> caller(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user) {
            SecurityIdentity identity = user.getSecurityIdentity();
            return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token
                    ? Optional.of(Caller.of(token))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
