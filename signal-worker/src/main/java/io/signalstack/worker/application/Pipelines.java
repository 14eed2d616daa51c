package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.worker.application.ScoringMeters.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One partition's pipelines: a cache of their store, to be dropped whenever the store may have moved without them. */
final class Pipelines {

    private final PipelineStore store;
    private final ScoringMeters meters;
    private final InstantSource clock;
    private final Map<Instrument, Found> found = new HashMap<>();

    /** What the store has for an instrument. */
    sealed interface Found {

        record Usable(SignalPipeline pipeline) implements Found {}

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
    }

    /** One that the store has nothing of is held once it is saved: anybody may ask for any. */
    Found find(Instrument instrument) {
        Found held = found.get(instrument);
        if (held != null) {
            return held;
        }
        Map<String, byte[]> sections = store.sections(instrument);
        return sections.isEmpty()
                ? new Found.Usable(new SignalPipeline(instrument))
                : hold(instrument, restore(instrument, sections));
    }

    private Found hold(Instrument instrument, Found restored) {
        found.put(instrument, restored);
        return restored;
    }

    /** Writes what has changed of a pipeline. */
    void save(Instrument instrument, SignalPipeline pipeline) {
        found.putIfAbsent(instrument, new Found.Usable(pipeline));
        pipeline.drainChanges((section, content) -> store.write(instrument, section, content));
    }

    /** A new series begins with what remains of a state that must not be scored on. */
    SignalPipeline use(Found.Unusable unusable) {
        SignalPipeline remains = unusable.remains();
        hold(remains.instrument(), new Found.Usable(remains));
        return remains;
    }

    void drop(Instrument instrument) {
        found.remove(instrument);
    }

    /** Drops all, and says whose they were. */
    Set<Instrument> dropAll() {
        Set<Instrument> dropped = Set.copyOf(found.keySet());
        found.clear();
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
            return new Found.Usable(pipeline);
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
