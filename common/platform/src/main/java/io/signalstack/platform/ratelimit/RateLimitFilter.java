package io.signalstack.platform.ratelimit;

import io.signalstack.platform.http.ClientAddresses;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
            new Count.Exempt().remember(request);
            return Uni.createFrom().voidItem();
        }
        Sender sender = Sender.of(request, addresses);
        RateLimitPolicy policy = rule.policy().orElse(sender.usualPolicy());
        String key = sender.key(policy);
        return limits.take(policy, sender.tier(), key)
                .invoke(decision -> new Count.Counted(decision, key.equals(sender.addressKey())).remember(request))
                .invoke(RateLimitDecision::orThrow)
                .replaceWithVoid();
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
