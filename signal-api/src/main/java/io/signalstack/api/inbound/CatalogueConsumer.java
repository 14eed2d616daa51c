package io.signalstack.api.inbound;

import io.signalstack.api.application.Instruments;
import io.signalstack.api.application.KnownScorecards;
import io.signalstack.api.application.Strategies;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code instruments.v1}, {@code strategies.v1} and {@code scorecards.v1} back into this service's own tables. */
@ApplicationScoped
public class CatalogueConsumer {

    private final LogReader reader;
    private final Instruments instruments;
    private final Strategies strategies;
    private final KnownScorecards scorecards;

    CatalogueConsumer(LogReader reader, Instruments instruments, Strategies strategies, KnownScorecards scorecards) {
        this.reader = reader;
        this.instruments = instruments;
        this.strategies = strategies;
        this.scorecards = scorecards;
    }

    @Incoming("instruments")
    Uni<Void> instruments(ConsumerRecords<byte[], byte[]> batch) {
        return reader.take(batch, CatalogueConsumer::instrument, all -> LogReader.each(all, instruments::put));
    }

    @Incoming("strategies")
    Uni<Void> strategies(ConsumerRecords<byte[], byte[]> batch) {
        return reader.take(batch, CatalogueConsumer::strategy, all -> LogReader.each(all, strategies::put));
    }

    @Incoming("scorecards")
    Uni<Void> scorecards(ConsumerRecords<byte[], byte[]> batch) {
        return reader.take(batch, CatalogueConsumer::scorecard, all -> LogReader.each(all, scorecards::put));
    }

    private static ScorecardRecord scorecard(byte[] value) {
        ScorecardRecord scorecard = EventCodec.SCORECARDS.decode(value);
        scorecard.toDomain();
        return scorecard;
    }

    private static InstrumentDefinition instrument(byte[] value) {
        InstrumentDefinition definition = EventCodec.INSTRUMENTS.decode(value);
        Instrument.parse(definition.instrument());
        return definition;
    }

    private static StrategyRecord strategy(byte[] value) {
        StrategyRecord strategy = EventCodec.STRATEGIES.decode(value);
        StrategyKey.parse(strategy.strategy());
        return strategy;
    }
}
