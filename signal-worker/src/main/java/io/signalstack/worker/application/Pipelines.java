package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.worker.application.ScoringMeters.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One partition's pipelines: a cache of their store, which is written at commits, and to be dropped whenever the store may
 * have moved without them.
 */
final class Pipelines {

    private final PipelineStore store;
    private final ScoringMeters meters;
    private final InstantSource clock;
    private final Map<Instrument, Found> found = new HashMap<>();

    /** Those that have taken in records since the last commit. */
    private final Set<HeldPipeline> unsaved = new LinkedHashSet<>();

    /** What the store has for an instrument. */
    sealed interface Found {

        record Usable(HeldPipeline held) implements Found {}

        /**
         * A state that must not be scored on.
         *
         * @param remains what a new series may begin with
         */
        record Unusable(Refusal refusal, String reason, SignalPipeline remains) implements Found {}
    }

    Pipelines(PipelineStore store, ScoringMeters meters, InstantSource clock) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
        store.beforeCommit(this::saveAll);
    }

    /** One that the store has nothing of is held once it is to be saved: anybody may ask for any. */
    Found find(Instrument instrument) {
        Found held = found.get(instrument);
        if (held != null) {
            return held;
        }
        Map<String, byte[]> sections = store.sections(instrument);
        return sections.isEmpty()
                ? new Found.Usable(new HeldPipeline(new SignalPipeline(instrument)))
                : hold(instrument, restore(instrument, sections));
    }

    private Found hold(Instrument instrument, Found restored) {
        found.put(instrument, restored);
        return restored;
    }

    /** The record at hand is taken in; what it has changed is written at the next commit. */
    void keep(HeldPipeline held) {
        held.complete();
        if (unsaved.add(held)) {
            found.put(held.instrument(), new Found.Usable(held));
        }
    }

    /** The record at hand is not taken in, whatever it has done to the pipeline. */
    void undo(HeldPipeline held) {
        unsaved.remove(held);
        found.remove(held.instrument());
        if (!held.isAsSaved()) {
            keep(held.before(saved(held.instrument())));
        }
    }

    private SignalPipeline saved(Instrument instrument) {
        return switch (find(instrument)) {
            case Found.Usable(HeldPipeline held) -> held.pipeline();
            case Found.Unusable unusable -> unusable.remains();
        };
    }

    private void saveAll() {
        for (HeldPipeline held : unsaved) {
            held.save((section, content) -> store.write(held.instrument(), section, content));
        }
        unsaved.clear();
    }

    /** A new series begins with what remains of a state that must not be scored on. */
    HeldPipeline use(Found.Unusable unusable) {
        var remains = new HeldPipeline(unusable.remains());
        hold(remains.instrument(), new Found.Usable(remains));
        return remains;
    }

    /** Drops all, also what is not saved, and says whose they were. */
    Set<Instrument> dropAll() {
        Set<Instrument> dropped = Set.copyOf(found.keySet());
        found.clear();
        unsaved.clear();
        return dropped;
    }

    private Found restore(Instrument instrument, Map<String, byte[]> sections) {
        Instant start = clock.instant();
        try {
            int engineVersion = SignalPipeline.engineVersion(sections).orElse(Engine.VERSION);
            if (engineVersion != Engine.VERSION) {
                return new Found.Unusable(
                        Refusal.ENGINE_VERSION,
                        "its state is of engine version " + engineVersion + ", this is " + Engine.VERSION
                                + ": it needs a new series",
                        remains(instrument, sections));
            }
            SignalPipeline pipeline = SignalPipeline.restore(instrument, sections);
            meters.pipelineRestored(Duration.between(start, clock.instant()));
            return new Found.Usable(new HeldPipeline(pipeline));
        } catch (RuntimeException e) {
            // Broken bytes may be met by anything that counts, allocates or looks up by them.
            return new Found.Unusable(
                    Refusal.UNREADABLE_STATE,
                    "its state cannot be read, and it needs a new series: " + e,
                    SignalPipeline.inPlaceOf(instrument, sections.keySet()));
        }
    }

    /** Another engine version may have kept it in a form that this one cannot read. */
    private static SignalPipeline remains(Instrument instrument, Map<String, byte[]> sections) {
        try {
            return SignalPipeline.restoreForNewSeries(instrument, sections);
        } catch (RuntimeException e) {
            return SignalPipeline.inPlaceOf(instrument, sections.keySet());
        }
    }
}
