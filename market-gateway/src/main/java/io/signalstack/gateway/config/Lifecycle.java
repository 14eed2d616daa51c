package io.signalstack.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.Markets;
import io.signalstack.gateway.application.PriceBoard;
import io.signalstack.gateway.application.PublishPrices;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.inbound.InstrumentConsumer;
import io.signalstack.gateway.outbound.VenueGauges;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts the gateway, and stops it in order: the partitions are given up while everything they need still runs. */
@Singleton
final class Lifecycle {

    private final InstrumentConsumer instruments;
    private final Scheduler scheduler;
    private final List<PublishPrices> prices;

    Lifecycle(
            InstrumentConsumer instruments,
            Scheduler scheduler,
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
        markets.byVenue().forEach((venue, market) -> {
            VenueGauges gauges = new VenueGauges(meters, venue);
            gauges.lag(following);
            gauges.listing(following);
            gauges.halted(following);
            gauges.heldBack(following);
            gauges.clock(market.clock());
        });
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
