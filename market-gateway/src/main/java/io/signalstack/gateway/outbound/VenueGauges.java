package io.signalstack.gateway.outbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.InstrumentStatus;
import io.signalstack.gateway.application.VenueClock;
import io.signalstack.gateway.outbound.venue.LocalBudget;
import io.signalstack.platform.metrics.Metrics;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How each venue is doing, worked out when it is asked for. */
public final class VenueGauges {

    private final MeterRegistry registry;
    private final String venue;

    public VenueGauges(MeterRegistry registry, String venue) {
        this.registry = registry;
        this.venue = venue;
    }

    /** How late its candles are. */
    public void lag(FollowInstruments following) {
        register(
                Metrics.CANDLES_LAG,
                following,
                asked -> own(asked)
                        .map(InstrumentStatus::behind)
                        .mapToDouble(VenueGauges::seconds)
                        .max()
                        .orElse(0));
    }

    /** How many of its instruments are not defined as the venue lists them. */
    public void listing(FollowInstruments following) {
        register(
                Metrics.EXCHANGE_LISTING_DISAGREEMENTS,
                following,
                asked -> own(asked)
                        .filter(status -> status.listing().isPresent())
                        .count());
    }

    /** How many of its instruments are halted. */
    public void halted(FollowInstruments following) {
        register(
                Metrics.INSTRUMENTS_HALTED,
                following,
                asked -> own(asked)
                        .filter(status -> status.haltedSince().isPresent())
                        .count());
    }

    /** How many of its instruments have their newest row held back. */
    public void heldBack(FollowInstruments following) {
        register(
                Metrics.CANDLES_HELD_BACK,
                following,
                asked -> own(asked).filter(InstrumentStatus::holdsNewestBack).count());
    }

    /** How far its clock is ahead of ours. */
    public void clock(VenueClock clock) {
        register(Metrics.EXCHANGE_CLOCK_OFFSET, clock, asked -> seconds(asked.offset()));
    }

    /** How much of its limits is used. */
    public void budget(LocalBudget budget) {
        register(Metrics.EXCHANGE_BUDGET_USED, budget, LocalBudget::usedShare);
    }

    private Stream<InstrumentStatus> own(FollowInstruments following) {
        return following.status().stream().filter(status -> status.instrument().startsWith(venue + ":"));
    }

    private <T> void register(String name, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .tag("venue", venue)
                .strongReference(true)
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
