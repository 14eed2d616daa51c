package io.signalstack.api.inbound;

import io.signalstack.api.application.KnownScorecards;
import io.signalstack.api.application.WatchedInstruments;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code system-events.v1}: which instruments' markets are halted, and what became of scorecards. */
@ApplicationScoped
public class SystemEventsConsumer {

    private final LogReader reader;
    private final WatchedInstruments instruments;
    private final KnownScorecards scorecards;

    SystemEventsConsumer(LogReader reader, WatchedInstruments instruments, KnownScorecards scorecards) {
        this.reader = reader;
        this.instruments = instruments;
        this.scorecards = scorecards;
    }

    @Incoming("system-events")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        return reader.take(batch, SystemEventsConsumer::read, all -> LogReader.each(all, this::keep));
    }

    private Uni<Void> keep(SystemEvent event) {
        return switch (event) {
            case SystemEvent.InstrumentHalted halted ->
                instruments.putHalt(halted.subject(), Optional.of(halted.since()));
            case SystemEvent.InstrumentTraded traded -> instruments.putHalt(traded.subject(), Optional.empty());
            case SystemEvent.OfScorecards news -> scorecards.putNews(news);
        };
    }

    private static SystemEvent read(byte[] value) {
        SystemEvent event = EventCodec.SYSTEM_EVENTS.decode(value);
        switch (event) {
            case SystemEvent.OfInstrument of -> Instrument.parse(of.subject());
            case SystemEvent.OfScorecards of -> {
                StrategyKey.parse(of.strategy());
                MarketName.of(of.market());
            }
        }
        return event;
    }
}
