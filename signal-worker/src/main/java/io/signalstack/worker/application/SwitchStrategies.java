package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Brings a pipeline's strategies in line with those that are to score. Strategies come by a topic of their own, which is
 * not ordered against the candles: it is the events given here that say when a switch took effect. One that has failed on
 * an instrument stays off there until it is switched off, for it would fail again.
 */
final class SwitchStrategies {

    private static final Logger LOG = Logger.getLogger(SwitchStrategies.class);

    private final Strategies strategies;
    private final QuarantineStore quarantine;
    private final Map<Instrument, Strategies.View> applied = new HashMap<>();

    /** What was applied to these may have been undone. */
    private final Set<Instrument> undone = new HashSet<>();

    SwitchStrategies(Strategies strategies, QuarantineStore quarantine) {
        this.strategies = strategies;
        this.quarantine = quarantine;
    }

    /** The switches that come before a record: none unless it is the next base candle, or the word that it is lost. */
    List<SignalEvent> before(IncomingRecord incoming, HeldPipeline held) {
        SignalPipeline pipeline = held.pipeline();
        Instrument instrument = incoming.instrument();
        Instant from = incoming.openTime().filter(pipeline::takes).orElse(null);
        Strategies.View view = strategies.now();
        if (from == null || mayBeScored(incoming, pipeline)) {
            return List.of();
        }
        Strategies.View before = applied.put(instrument, view);
        if (!undone.remove(instrument) && view.equals(before)) {
            return List.of();
        }
        List<SignalEvent> events = new ArrayList<>();
        view.all().forEach((key, known) -> {
            Optional<String> reason = known.reasonFor(instrument);
            boolean switched = before != null && known.timesOff() > before.timesOff(key);
            if (reason.isEmpty() || switched) {
                quarantine.failure(instrument, key).ifPresent(_ -> quarantine.remove(instrument, key));
            }
            if (reason.isEmpty()) {
                events.addAll(held.deactivate(key, from, "disabled"));
            } else if (quarantine.failure(instrument, key).isEmpty()) {
                events.addAll(activate(known, from, reason.get(), held));
            }
        });
        // Also one that the topic has lost: it goes on to score as long as it does not fail.
        pipeline.strategies().stream()
                .map(StrategyVersion::key)
                .forEach(key -> quarantine
                        .failure(instrument, key)
                        .ifPresent(failure -> events.addAll(held.deactivate(key, from, "quarantined: " + failure))));
        return events;
    }

    /**
     * Whether the candle may have been scored in an earlier series whose state is lost: a later series that nobody has scored
     * yet is scored from its first live candle on, or old signals would be published once more.
     */
    private static boolean mayBeScored(IncomingRecord incoming, SignalPipeline pipeline) {
        return !incoming.isLive()
                && pipeline.strategies().isEmpty()
                && pipeline.series()
                        .filter(series -> !series.id().equals(Series.id(series.instrument(), 1)))
                        .isPresent();
    }

    private static List<SignalEvent> activate(Strategies.Known known, Instant from, String reason, HeldPipeline held) {
        try {
            return held.activate(known.definition(), from, reason);
        } catch (IllegalArgumentException e) {
            // Versions are immutable: the one that runs stays, the changed one never does.
            LOG.errorf("%s does not run on %s: %s", known.definition().key(), held.instrument(), e.getMessage());
            return List.of();
        }
    }

    /** Lets a strategy that has failed score the instrument no longer, from its next candle on. */
    void quarantine(Instrument instrument, StrategyKey strategy, String failure) {
        quarantine.put(instrument, strategy, failure);
        undo(instrument);
    }

    /** The record at hand is not taken in: whatever came before it is to come before the next. */
    void undo(Instrument instrument) {
        undone.add(instrument);
    }

    /** Drops what is held in memory: the next record is compared afresh. */
    void forget() {
        applied.clear();
        undone.clear();
    }
}
