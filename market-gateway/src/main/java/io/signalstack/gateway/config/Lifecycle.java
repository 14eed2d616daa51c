package io.signalstack.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.Markets;
import io.signalstack.gateway.application.PriceBoard;
import io.signalstack.gateway.application.PublishPrices;
import io.signalstack.gateway.inbound.InstrumentConsumer;
import io.signalstack.gateway.outbound.LagGauges;
import io.signalstack.gateway.outbound.VirtualThreadScheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts the gateway, and stops it in order: the partitions are given up while everything they need still runs. */
@Singleton
final class Lifecycle {

    private final InstrumentConsumer instruments;
    private final VirtualThreadScheduler scheduler;
    private final List<PublishPrices> prices;

    Lifecycle(
            InstrumentConsumer instruments,
            VirtualThreadScheduler scheduler,
            Markets markets,
            FollowInstruments following,
            PriceBoard board,
            GatewayConfig config,
            MeterRegistry meters) {
        this.instruments = instruments;
        this.scheduler = scheduler;
        this.prices = markets.byVenue().values().stream()
                .map(market -> new PublishPrices(market, following, board, scheduler, config.priceInterval()))
                .toList();
        markets.byVenue().keySet().forEach(venue -> LagGauges.register(meters, following, venue));
    }

    void start(@Observes StartupEvent event) {
        instruments.start();
        prices.forEach(PublishPrices::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        prices.forEach(PublishPrices::stop);
        instruments.stop();
        scheduler.close();
    }
}
