package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.SignalEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Brings a pipeline's strategies in line with those that are to score. Strategies come by a topic of their own, which is
 * not ordered against the candles: it is the events given here that say when a switch took effect.
 */
final class SwitchStrategies {

    private static final Logger LOG = Logger.getLogger(SwitchStrategies.class);

    private final Strategies strategies;
    private final Map<Instrument, Strategies.View> applied = new HashMap<>();

    SwitchStrategies(Strategies strategies) {
        this.strategies = strategies;
    }

    /** The switches that come before a record: none unless it is the next base candle, or the word that it is lost. */
    List<SignalEvent> before(IncomingRecord incoming, SignalPipeline pipeline) {
        Instrument instrument = incoming.instrument();
        Instant from = incoming.openTime()
                .filter(openTime -> isNext(openTime, pipeline))
                .orElse(null);
        Strategies.View view = strategies.now();
        if (from == null || view.equals(applied.put(instrument, view))) {
            return List.of();
        }
        List<SignalEvent> events = new ArrayList<>();
        view.off().keySet().forEach(key -> events.addAll(pipeline.deactivate(key, from, "disabled")));
        view.on().forEach((key, strategy) -> {
            try {
                events.addAll(pipeline.activate(strategy, from, "enabled"));
            } catch (IllegalArgumentException e) {
                // Versions are immutable: the one that runs stays, the changed one never does.
                LOG.errorf("%s does not run on %s: %s", key, instrument, e.getMessage());
            }
        });
        return events;
    }

    private static boolean isNext(Instant openTime, SignalPipeline pipeline) {
        return pipeline.series().isPresent()
                && (pipeline.nextOpen().equals(openTime) || pipeline.nextOpen().equals(Instant.EPOCH));
    }

    /** Drops what is held in memory: the next record is compared afresh. */
    void forget() {
        applied.clear();
    }
}
