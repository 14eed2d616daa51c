package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step.Reason;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.tracking.SignalTracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's engine: market records in, evaluations and signal events out; mutable, with one owner. What it gives is
 * a function of the records and activations alone, in their order.
 *
 * <p>Within one base candle, first the open signals are tracked (so that a close frees its cool-down), then the timeframes
 * that the candle closes are updated, and then the strategies asked on them, ascending, and on each by id.
 */
public final class SignalPipeline {

    private final PipelineState state;
    private final StepAtHand atHand = new StepAtHand();
    private final TakeCandle takeCandle;

    /** A pipeline that has seen nothing. */
    public SignalPipeline(Instrument instrument) {
        this(new PipelineState(instrument));
    }

    /** A pipeline that has seen nothing, and asks strategies on one timeframe only; others of its series may be read. */
    public static SignalPipeline scoring(Instrument instrument, Timeframe timeframe) {
        return new SignalPipeline(new PipelineState(instrument), Set.of(timeframe));
    }

    /** A pipeline that has seen nothing, and takes another's word for which signals are open. */
    public SignalPipeline(Instrument instrument, CoolDown coolDown) {
        this.state = new PipelineState(instrument);
        this.takeCandle = new TakeCandle(state, coolDown, TakeCandle.ON_ALL, atHand);
    }

    private SignalPipeline(PipelineState state) {
        this(state, TakeCandle.ON_ALL);
    }

    private SignalPipeline(PipelineState state, Set<Timeframe> scored) {
        this.state = state;
        this.takeCandle = new TakeCandle(state, state.tracker()::isOpen, scored, atHand);
    }

    /**
     * A pipeline that goes on exactly where the one that handed out these sections was.
     *
     * @param sections all sections that were handed out and not deleted since, by key
     * @throws IllegalArgumentException naming the section, if one has an unknown format or name, or naming the engine
     *     version, if it is another one's state
     */
    public static SignalPipeline restore(Instrument instrument, Map<String, byte[]> sections) {
        int version = engineVersion(sections).orElse(Engine.VERSION);
        if (version != Engine.VERSION) {
            throw new IllegalArgumentException("state is of engine version " + version + ", this is " + Engine.VERSION);
        }
        return restoreForNewSeries(instrument, sections);
    }

    /**
     * The same from the state of any engine version. If it is another one's, it is good for one record, the start of a new
     * series, which ends the signals that are open and scores nothing again.
     *
     * @throws IllegalArgumentException naming the section, if one has an unknown format or name
     */
    public static SignalPipeline restoreForNewSeries(Instrument instrument, Map<String, byte[]> sections) {
        return new SignalPipeline(PipelineState.restore(instrument, sections));
    }

    /**
     * One that has seen nothing, where a state is that cannot be read.
     *
     * @param sections the names of that state's sections: a new series deletes them
     */
    public static SignalPipeline inPlaceOf(Instrument instrument, Set<String> sections) {
        return new SignalPipeline(PipelineState.inPlaceOf(instrument, sections));
    }

    /** The engine version whose state this is; empty if there is none. */
    public static OptionalInt engineVersion(Map<String, byte[]> sections) {
        byte[] meta = sections.get(Sections.META);
        return meta == null
                ? OptionalInt.empty()
                : OptionalInt.of(Sections.open(Sections.META, meta).integer());
    }

    /** Hands out each state section that changed since the last time, by key; null for one that is to be deleted. */
    public void drainChanges(BiConsumer<String, byte @Nullable []> sink) {
        state.drainChanges(sink);
    }

    /**
     * Takes in the next record.
     *
     * @throws IllegalArgumentException naming the field, if a record contradicts its series: another instrument, an open
     *     time off the timeframe's grid, a changed base interval
     * @throws StrategyFailure if a strategy throws
     */
    public Step on(MarketRecord record) {
        return switch (record) {
            case MarketRecord.SeriesStarted(Series series) -> start(series);
            case MarketRecord.InstrumentChanged(Series series) -> change(series);
            case MarketRecord.Seed(Timeframe timeframe, Candle candle) -> seed(timeframe, candle);
            case MarketRecord.Base(Candle candle, int revision) ->
                revision == 0 ? advance(candle.openTimeMs(), candle) : revise(candle);
            case MarketRecord.Lost(Instant openTime) -> advance(openTime.toEpochMilli(), null);
            case MarketRecord.Unreadable(Optional<Instant> openTime) -> unreadable(openTime);
        };
    }

    private Step start(Series series) {
        requireOwn(series);
        History before = state.history();
        if (before != null && before.series().id().equals(series.id())) {
            return new Step.Ignored(Reason.DUPLICATE);
        }
        List<SignalEvent> closed = new ArrayList<>();
        state.tracker().abandon(nextOpen(), closed);
        state.begin(series);
        return new Step.Applied(closed, List.of());
    }

    private Step change(Series series) {
        requireOwn(series);
        History history = state.history();
        if (history == null) {
            return new Step.Ignored(Reason.NO_SERIES);
        }
        state.change(history, series);
        return new Step.Applied(List.of(), List.of());
    }

    private Step seed(Timeframe timeframe, Candle candle) {
        History history = state.history();
        if (history == null) {
            return new Step.Ignored(Reason.NO_SERIES);
        }
        Lane lane = history.lane(timeframe);
        if (lane == null) {
            return new Step.Ignored(Reason.NO_TIMEFRAME);
        }
        timeframe.requireOpenTime(candle.openTimeMs());
        long expected = lane.nextSeedMs();
        if (history.nextMs() != History.NONE || candle.openTimeMs() < expected) {
            return new Step.Ignored(Reason.LATE);
        }
        if (expected != History.NONE && candle.openTimeMs() > expected) {
            return new Step.Gap(Instant.ofEpochMilli(expected));
        }
        state.keepFurther(history);
        history.seed(lane, candle);
        return new Step.Applied(List.of(), List.of());
    }

    /** Takes in the base candle of an open time; null stands for a lost one. */
    private Step advance(long openTimeMs, @Nullable Candle candle) {
        History history = state.history();
        if (history == null) {
            return new Step.Ignored(Reason.NO_SERIES);
        }
        long expected = history.nextMs();
        if (openTimeMs != expected) {
            history.series().baseInterval().requireOpenTime(openTimeMs);
        }
        if (expected != History.NONE && openTimeMs < expected) {
            return new Step.Ignored(openTimeMs == expected - history.stepMs() ? Reason.DUPLICATE : Reason.LATE);
        }
        if (!history.mayBeNext(openTimeMs, state.unplaced())) {
            return new Step.Gap(Instant.ofEpochMilli(expected));
        }
        atHand.begin();
        takeCandle.of(history, openTimeMs, candle);
        state.setUnplaced(0);
        return atHand.applied();
    }

    /** Takes in that the next base candle is lost, or remembers that it may be. */
    private Step unreadable(Optional<Instant> openTime) {
        if (openTime.filter(this::takes).isPresent()) {
            return advance(openTime.get().toEpochMilli(), null);
        }
        if (!nextOpen().equals(Instant.EPOCH)) {
            state.setUnplaced(state.unplaced() + 1);
        }
        return new Step.Ignored(Reason.UNPLACED);
    }

    /** Works out what a revised candle changes for signals that are open or ended less than a day ago, and no more. */
    private Step revise(Candle candle) {
        History history = state.history();
        if (history == null) {
            return new Step.Ignored(Reason.NO_SERIES);
        }
        Timeframe base = history.series().baseInterval();
        base.requireOpenTime(candle.openTimeMs());
        if (history.nextMs() == History.NONE) {
            return new Step.Ignored(Reason.LATE);
        }
        if (candle.openTimeMs() >= history.nextMs()) {
            return new Step.Gap(nextOpen());
        }
        List<SignalEvent> revised = new ArrayList<>();
        state.tracker().revise(candle, history.recent(), history.nextMs(), base, revised);
        return new Step.Applied(revised, List.of());
    }

    /**
     * Lets a strategy score the candles from the base candle {@code from} on; nothing happens if it does already. If it looks
     * at candles, or asks for indicators beyond the catalogue, it sees candles from now on, even where {@code from} is later.
     *
     * @throws IllegalArgumentException naming it, if the definition is unusable, or another one is active under its key
     */
    public List<SignalEvent> activate(StrategyDefinition definition, Instant from, String reason) {
        return state.activate(definition, from)
                ? List.of(new SignalEvent.Activated(definition.key(), state.instrument(), from, reason))
                : List.of();
    }

    /** Lets it score no candle from the base candle {@code from} on; its open signals are tracked to their end. */
    public List<SignalEvent> deactivate(StrategyKey key, Instant from, String reason) {
        return state.deactivate(key, from)
                ? List.of(new SignalEvent.Deactivated(key, state.instrument(), from, reason))
                : List.of();
    }

    public Instrument instrument() {
        return state.instrument();
    }

    /** Open time of the base candle that must come next; {@link Instant#EPOCH} if none has come yet. */
    public Instant nextOpen() {
        History history = state.history();
        return history == null || history.nextMs() == History.NONE
                ? Instant.EPOCH
                : Instant.ofEpochMilli(history.nextMs());
    }

    /** The strategies that score, or are about to, by id. */
    public List<StrategyVersion> strategies() {
        return state.strategies();
    }

    /** Whether a base candle of this open time, or the word that it is lost, would be taken in. */
    public boolean takes(Instant openTime) {
        History history = state.history();
        long ms = openTime.toEpochMilli();
        return history != null
                && history.series().baseInterval().bucketMs(ms) == ms
                && history.mayBeNext(ms, state.unplaced());
    }

    /** The last evaluation of each strategy on each timeframe. */
    public List<LastEvaluation> evaluations() {
        return state.evaluations();
    }

    /** The signals that are open, in order of opening. */
    public List<Signal> openSignals() {
        return state.tracker().openSignals();
    }

    /** Those of them that have been filled. */
    public List<SignalTracker.Position> positions() {
        return state.tracker().positions();
    }

    /** The series that it is in; empty before the first one. */
    public Optional<Series> series() {
        return Optional.ofNullable(state.history()).map(History::series);
    }

    private void requireOwn(Series series) {
        if (!series.instrument().equals(state.instrument())) {
            throw new IllegalArgumentException(
                    "series instrument " + series.instrument() + " is not " + state.instrument());
        }
    }
}
