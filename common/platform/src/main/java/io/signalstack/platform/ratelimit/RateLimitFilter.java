package io.signalstack.platform.ratelimit;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.signalstack.platform.http.ClientAddresses;
import io.signalstack.platform.security.Caller;
import io.signalstack.platform.security.Tier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts every request that reaches a REST method, tells the client how many are left, and stops what is too much. */
public class RateLimitFilter {

    private final RateLimits limits;
    private final ClientAddresses addresses;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    RateLimitFilter(RateLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @ServerRequestFilter
    public Uni<Void> limit(ResourceInfo resource, RoutingContext request) {
        Rule rule = rules.computeIfAbsent(
                resource.getResourceMethod(), method -> Rule.of(method, resource.getResourceClass()));
        if (rule.unlimited()) {
            return Uni.createFrom().voidItem();
        }
        Optional<Caller> caller = caller(request);
        RateLimitPolicy policy =
                rule.policy().orElse(caller.isPresent() ? RateLimitPolicy.API : RateLimitPolicy.PUBLIC_READ);
        Tier tier = caller.map(Caller::tier).orElse(Tier.FREE);
        return limits.take(policy, tier, key(policy, caller, request))
                .invoke(decision -> tell(decision, request.response()))
                .invoke(RateLimitDecision::orThrow)
                .replaceWithVoid();
    }

    private String key(RateLimitPolicy policy, Optional<Caller> caller, RoutingContext request) {
        return policy.scope() == RateLimitPolicy.Scope.USER && caller.isPresent()
                ? "user:" + caller.get().userId()
                : "address:" + addresses.of(request.request());
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

    /** The IETF draft's two fields, and the three that clients knew before it. */
    private static void tell(RateLimitDecision decision, HttpServerResponse response) {
        String name = '"' + decision.policy().label() + '"';
        long window = decision.policy().window().toSeconds();
        long reset = decision.resetSeconds();
        response.putHeader("RateLimit-Policy", name + ";q=" + decision.limit() + ";w=" + window);
        response.putHeader("RateLimit", name + ";r=" + decision.remaining() + ";t=" + reset);
        response.putHeader("RateLimit-Limit", Integer.toString(decision.limit()));
        response.putHeader("RateLimit-Remaining", Integer.toString(decision.remaining()));
        response.putHeader("RateLimit-Reset", Long.toString(reset));
    }

    /** What a method's annotations, or else its class's, say. */
    private record Rule(boolean unlimited, Optional<RateLimitPolicy> policy) {

        static Rule of(Method method, Class<?> type) {
            if (method.isAnnotationPresent(Unlimited.class)) {
                return new Rule(true, Optional.empty());
            }
            Optional<RateLimitPolicy> ofMethod =
                    Optional.ofNullable(method.getAnnotation(RateLimited.class)).map(RateLimited::value);
            Optional<RateLimitPolicy> ofType =
                    Optional.ofNullable(type.getAnnotation(RateLimited.class)).map(RateLimited::value);
            return new Rule(ofMethod.isEmpty() && type.isAnnotationPresent(Unlimited.class), ofMethod.or(() -> ofType));
        }
    }
}
