package io.signalstack.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.signalstack.gateway.application.Market;
import io.signalstack.gateway.application.Markets;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.SteadyTime;
import io.signalstack.gateway.application.Venue;
import io.signalstack.gateway.application.VenueClock;
import io.signalstack.gateway.config.VenuesConfig.VenueConfig;
import io.signalstack.gateway.outbound.VenueGauges;
import io.signalstack.gateway.outbound.venue.Allowance;
import io.signalstack.gateway.outbound.venue.AnswerBounds;
import io.signalstack.gateway.outbound.venue.ForwardProxy;
import io.signalstack.gateway.outbound.venue.GuardedBreaker;
import io.signalstack.gateway.outbound.venue.HttpClients;
import io.signalstack.gateway.outbound.venue.LocalBudget;
import io.signalstack.gateway.outbound.venue.RestVenue;
import io.signalstack.gateway.outbound.venue.SetAsideRows;
import io.signalstack.gateway.outbound.venue.SharedBudget;
import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueBudget;
import io.signalstack.gateway.outbound.venue.VenueCalls;
import io.signalstack.gateway.outbound.venue.VenueCalls.RetryPolicy;
import io.signalstack.gateway.outbound.venue.VenueErrors;
import io.signalstack.gateway.outbound.venue.VenueKind;
import io.signalstack.platform.redis.RedisCommands;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts each configured venue together: its client, its budget, how it is called, its clock. */
@Dependent
final class VenueBeans {

    private final GatewayConfig config;
    private final InstantSource wall;
    private final SteadyTime steady;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final RedisCommands redis;
    private final MeterRegistry meters;

    VenueBeans(
            GatewayConfig config,
            InstantSource wall,
            SteadyTime steady,
            Scheduler scheduler,
            RandomGenerator random,
            RedisCommands redis,
            MeterRegistry meters) {
        this.config = config;
        this.wall = wall;
        this.steady = steady;
        this.scheduler = scheduler;
        this.random = random;
        this.redis = redis;
        this.meters = meters;
    }

    @Produces
    @Singleton
    Markets markets(VenuesConfig venues, @All List<VenueKind> kinds) {
        Map<String, Market> markets = new HashMap<>();
        venues.byName()
                .forEach((key, settings) -> settings.url().ifPresent(url -> {
                    String name = key.toUpperCase(Locale.ROOT);
                    VenueApi api = kind(kinds, settings.kind().orElse(key)).connect(clients(url, settings));
                    Venue venue = new RestVenue(name, api, calls(name, api, settings), new SetAsideRows(name, meters));
                    VenueClock clock = new VenueClock(venue, wall, steady, scheduler, config.clockRefresh());
                    markets.put(name, new Market(venue, clock));
                }));
        return new Markets(markets);
    }

    private HttpClients clients(URI url, VenueConfig settings) {
        GatewayConfig.Http http = config.http();
        return new HttpClients(
                url,
                http.connectTimeout(),
                http.readTimeout(),
                new AnswerBounds(http.answerTimeout(), http.answerSize().asLongValue()),
                config.truth().answerTimeout(),
                proxy(settings));
    }

    private static VenueKind kind(List<VenueKind> kinds, String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("venue kind '" + name + "' is none of "
                        + kinds.stream().map(VenueKind::name).sorted().toList()));
    }

    private static Optional<ForwardProxy> proxy(VenueConfig settings) {
        return settings.proxy()
                .map(address -> new ForwardProxy(address, settings.proxyUser(), settings.proxyPassword()));
    }

    private VenueCalls calls(String name, VenueApi api, VenueConfig settings) {
        GatewayConfig.Http http = config.http();
        return new VenueCalls(
                name,
                api,
                budget(name, new Allowance(config.budget().headroom(), settings.limits())),
                new GuardedBreaker(name, http.breakerCalls(), http.breakerDelay()),
                new RetryPolicy(http.retries(), http.backoff(), http.atOnce()),
                scheduler,
                random,
                new VenueErrors(wall, api.profile().ban(), http.pauseAfterRateLimit()),
                meters);
    }

    private VenueBudget budget(String name, Allowance allowance) {
        LocalBudget own = new LocalBudget(allowance, config.budget().replicas(), wall, steady);
        new VenueGauges(meters, name).budget(own);
        return config.budget().shared()
                ? new SharedBudget(name, config.budget().egress(), allowance, redis, own, wall, meters)
                : own;
    }
}
