package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.tracking.SignalTracker;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that a pipeline remembers, and which of it has yet to be saved; mutable, with one owner. */
final class PipelineState {

    private final Instrument instrument;
    private final Activations activations = new Activations();
    private final SignalTracker tracker = new SignalTracker();
    private @Nullable History history;

    /** Candles that open before this were scored in an earlier series, and are not scored again. */
    private long scoredToMs = History.NONE;

    /** Unreadable records since the last base candle that do not say which candle they were. */
    private int unplaced;

    private boolean unplacedChanged;

    /** Names of the sections that are saved, those of slots aside. */
    private final Set<String> saved = new HashSet<>();

    private final Set<String> deleted = new TreeSet<>();
    private boolean metaChanged;

    PipelineState(Instrument instrument) {
        this.instrument = instrument;
    }

    Instrument instrument() {
        return instrument;
    }

    SignalTracker tracker() {
        return tracker;
    }

    @Nullable History history() {
        return history;
    }

    /** A new series begins: of the earlier one only the activations stay, and how far it scored. */
    void begin(Series series) {
        if (history != null) {
            scoredToMs = Math.max(scoredToMs, history.nextMs());
            history.deleteSlots(deleted::add);
        }
        history = new History(series);
        setUnplaced(0);
        activations.beginHistory();
        delete(key -> !key.equals(Sections.META));
        metaChanged = true;
    }

    int unplaced() {
        return unplaced;
    }

    void setUnplaced(int count) {
        unplacedChanged |= unplaced != count;
        unplaced = count;
    }

    /** Tick, timeframes or market of the series are others: timeframes that are gone are forgotten. */
    void change(History known, Series changed) {
        known.change(changed, deleted::add);
        for (Timeframe timeframe : Timeframe.values()) {
            if (known.lane(timeframe) == null) {
                delete(key -> key.startsWith(Sections.timeframe(timeframe)));
            }
        }
        metaChanged = true;
        askFurther(known);
    }

    boolean activate(StrategyDefinition definition, Instant from) {
        boolean changed = activations.activate(
                definition, from.toEpochMilli(), history == null ? History.NONE : history.positionMs());
        metaChanged |= changed;
        return changed;
    }

    boolean deactivate(StrategyKey key, Instant from) {
        boolean changed = activations.deactivate(key, from.toEpochMilli());
        if (changed) {
            lanes().forEach(lane -> lane.forget(key));
            metaChanged = true;
        }
        return changed;
    }

    /** From now on the candles of each timeframe are kept, or no longer: as long as a strategy looks at them. */
    void keepCandles(History kept) {
        boolean keep = activations.seeCandles();
        List<Lane> lanes = kept.lanes();
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).keepsCandles() != keep) {
                lanes.get(i).keepCandles(keep, deleted::add);
            }
        }
    }

    /** From now on each timeframe computes the indicators that strategies ask for, and no others. */
    void keepFurther(History kept) {
        if (activations.takeAskedChange()) {
            askFurther(kept);
        }
    }

    private void askFurther(History kept) {
        Set<Asked> asked = activations.asked();
        kept.lanes().forEach(lane -> lane.asked().keep(asked, gone -> delete(gone::equals)));
    }

    /** From when on candles are seen for a strategy: those that close after it. */
    long seesFromMs(StrategyKey key) {
        return activations.seesFromMs(key);
    }

    /** Who scores the base candle of this open time. */
    List<StrategyVersion> strategiesAt(long openTimeMs) {
        // Asked also where the answer is nobody: whose candles are kept depends on it.
        List<StrategyVersion> strategies = activations.at(openTimeMs);
        return openTimeMs < scoredToMs ? List.of() : strategies;
    }

    List<StrategyVersion> strategies() {
        return activations.all();
    }

    List<LastEvaluation> evaluations() {
        return lanes().stream().flatMap(lane -> lane.evaluations().stream()).toList();
    }

    private List<Lane> lanes() {
        return history == null ? List.of() : history.lanes();
    }

    private void delete(Predicate<String> which) {
        saved.stream().filter(which).forEach(deleted::add);
    }

    void drainChanges(BiConsumer<String, byte @Nullable []> sink) {
        for (String key : deleted) {
            saved.remove(key);
            sink.accept(key, null);
        }
        deleted.clear();
        var to = new Remembering(sink);
        if (metaChanged) {
            to.put(Sections.META, meta());
            drainMarket(to, sink);
        }
        if (history != null) {
            history.drainChanges(to);
        }
        if (unplacedChanged && unplaced > 0) {
            to.put(Sections.UNPLACED, Sections.begin().integer(unplaced));
        } else if (unplacedChanged && saved.remove(Sections.UNPLACED)) {
            sink.accept(Sections.UNPLACED, null);
        }
        unplacedChanged = false;
        metaChanged = false;
        drainSignals(to, sink);
    }

    private void drainMarket(SectionSink to, BiConsumer<String, byte @Nullable []> sink) {
        MarketKind market =
                history == null ? MarketKind.live() : history.series().market();
        if (!market.equals(MarketKind.live())) {
            to.put(Sections.MARKET, History.writeMarket(market));
        } else if (saved.remove(Sections.MARKET)) {
            sink.accept(Sections.MARKET, null);
        }
    }

    private final class Remembering implements SectionSink {
        private final BiConsumer<String, byte @Nullable []> sink;

        private Remembering(BiConsumer<String, byte @Nullable []> sink) {
            this.sink = sink;
        }

        @Override
        public void put(String key, CanonicalWriter section) {
            saved.add(key);
            write(key, section);
        }

        @Override
        public void write(String key, CanonicalWriter section) {
            sink.accept(key, section.toBytes());
        }
    }

    private void drainSignals(SectionSink to, BiConsumer<String, byte @Nullable []> sink) {
        tracker.drainChanges(Sections::begin, (id, state) -> {
            String key = Sections.signal(id);
            if (state != null) {
                to.put(key, state);
            } else if (saved.remove(key)) {
                sink.accept(key, null);
            }
        });
    }

    private CanonicalWriter meta() {
        var out = Sections.begin().integer(Engine.VERSION).whole(scoredToMs).flag(history != null);
        if (history != null) {
            History.writeSeries(out, history.series());
        }
        activations.write(out);
        return out;
    }

    /** With nothing but the names of sections that are of no use. */
    static PipelineState inPlaceOf(Instrument instrument, Set<String> sections) {
        var state = new PipelineState(instrument);
        state.saved.addAll(sections);
        return state;
    }

    static PipelineState restore(Instrument instrument, Map<String, byte[]> sections) {
        var state = new PipelineState(instrument);
        byte[] meta = sections.get(Sections.META);
        if (meta == null) {
            return state;
        }
        state.restoreMeta(Sections.open(Sections.META, meta));
        sections.forEach((key, bytes) -> state.restore(key, Sections.open(key, bytes)));
        if (state.history != null) {
            state.history.resumeAll();
        }
        return state;
    }

    private void restoreMeta(CanonicalReader in) {
        var _ = in.integer(); // The engine version, which whoever restores has asked for.
        scoredToMs = in.whole();
        history = in.flag() ? new History(History.readSeries(in, instrument)) : null;
        activations.read(in);
    }

    private void restore(String key, CanonicalReader in) {
        if (history == null || !history.restoreSlot(key, in)) {
            saved.add(key);
            restoreSection(key, in);
        }
    }

    private void restoreSection(String key, CanonicalReader in) {
        if (key.startsWith(Sections.SIGNAL)) {
            tracker.restore(in);
        } else if (key.equals(Sections.UNPLACED)) {
            unplaced = in.integer();
        } else if (!key.equals(Sections.META) && (history == null || !history.restoreSection(key, in))) {
            throw new IllegalArgumentException("state section " + key + " is unknown, or of a timeframe that is not");
        }
    }
}
