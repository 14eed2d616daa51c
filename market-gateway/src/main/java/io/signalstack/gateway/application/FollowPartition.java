package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.trading.market.Instrument;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Follows the instruments of one partition, as long as this replica holds it. Called by one thread. */
final class FollowPartition implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FollowPartition.class);

    private final CandleLog log;
    private final Markets markets;
    private final FollowingContext context;
    private final Map<String, FollowInstrument> followed = new ConcurrentHashMap<>();
    /** Definitions read so far; a compacted topic may still hold older ones, so none is acted on before the last. */
    private final Map<String, Optional<InstrumentDefinition>> read = new HashMap<>();

    private volatile boolean complete;

    FollowPartition(CandleLog log, Markets markets, FollowingContext context) {
        this.log = log;
        this.markets = markets;
        this.context = context;
    }

    /** A definition was read; empty: its key was deleted. */
    void define(String instrument, Optional<InstrumentDefinition> definition) {
        if (complete) {
            apply(instrument, definition);
        } else {
            read.put(instrument, definition);
        }
    }

    /** All definitions there were at the start have been read. */
    void begin() {
        complete = true;
        read.forEach(this::apply);
        read.clear();
    }

    boolean isComplete() {
        return complete;
    }

    Collection<FollowInstrument> followed() {
        return followed.values();
    }

    @Override
    public void close() {
        followed.values().forEach(FollowInstrument::stop);
        followed.clear();
        log.close();
    }

    private void apply(String instrument, Optional<InstrumentDefinition> definition) {
        Optional<InstrumentDefinition> wanted = definition.filter(InstrumentDefinition::enabled);
        if (wanted.isEmpty()) {
            Optional.ofNullable(followed.remove(instrument)).ifPresent(FollowInstrument::stop);
            return;
        }
        FollowInstrument running = followed.get(instrument);
        if (running != null) {
            running.redefine(wanted.get());
            return;
        }
        market(wanted.get()).ifPresent(market -> {
            FollowInstrument fresh = new FollowInstrument(wanted.get(), log, market, context);
            followed.put(instrument, fresh);
            fresh.start();
        });
    }

    private Optional<Market> market(InstrumentDefinition definition) {
        try {
            String venue = Instrument.parse(definition.instrument()).venue();
            Optional<Market> market = markets.of(venue);
            if (market.isEmpty()) {
                LOG.warnf("%s is not followed: no venue %s is configured", definition.instrument(), venue);
            }
            return market;
        } catch (IllegalArgumentException e) {
            LOG.warnf("a definition is not followed: %s", e.getMessage());
            return Optional.empty();
        }
    }
}
