package io.signalstack.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.signalstack.gateway.application.Market;
import io.signalstack.gateway.application.Markets;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.Venue;
import io.signalstack.gateway.application.VenueClock;
import io.signalstack.gateway.config.VenuesConfig.Kind;
import io.signalstack.gateway.outbound.BinanceApi;
import io.signalstack.gateway.outbound.BinanceVenue;
import io.signalstack.gateway.outbound.VenueCalls;
import io.signalstack.gateway.outbound.VenueCalls.RetryPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Puts each configured venue together: its client, how it is called, its clock. */
@Dependent
final class VenueBeans {

    @Produces
    @Singleton
    Markets markets(
            VenuesConfig venues,
            GatewayConfig config,
            InstantSource wall,
            Scheduler scheduler,
            RandomGenerator random,
            MeterRegistry meters) {
        Map<String, Market> markets = new HashMap<>();
        venues.byName()
                .forEach((key, settings) -> settings.url().ifPresent(url -> {
                    String name = key.toUpperCase(Locale.ROOT);
                    VenueCalls calls = new VenueCalls(name, retries(config.http()), wall, scheduler, random, meters);
                    Venue venue =
                            new BinanceVenue(name, settings.kind() == Kind.REPLAY, client(url, config.http()), calls);
                    markets.put(name, new Market(venue, new VenueClock(venue, wall, config.clockRefresh())));
                }));
        return new Markets(markets);
    }

    private static BinanceApi client(URI url, GatewayConfig.Http http) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(http.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(http.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .build(BinanceApi.class);
    }

    private static RetryPolicy retries(GatewayConfig.Http http) {
        return new RetryPolicy(http.retries(), http.backoff(), http.banWithoutRetryAfter());
    }
}
