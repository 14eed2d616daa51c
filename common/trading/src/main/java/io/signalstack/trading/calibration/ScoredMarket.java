package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One market that strategies go through, record by record, and what their signals came to; mutable, with one owner. Of the
 * records nothing is kept but what the engine itself keeps. Signals whose outcome may rest on a repetition of a recording
 * are left out: they would be tested on what was learnt.
 */
public final class ScoredMarket {

    private final SignalPipeline pipeline;
    private final Consumer<Signal> settling;
    private final List<Settled> settled = new ArrayList<>();
    private @Nullable Instant start;

    /** A market of which nothing has come, with strategies that score it from its first candle on. */
    public ScoredMarket(Instrument instrument, Collection<StrategyDefinition> strategies) {
        this(instrument, strategies, _ -> {});
    }

    /** The same, which hands on each signal as it is settled. */
    public ScoredMarket(Instrument instrument, Collection<StrategyDefinition> strategies, Consumer<Signal> settling) {
        this(new SignalPipeline(instrument), settling);
        strategies.forEach(strategy -> pipeline.activate(strategy, Instant.EPOCH, "scorecards"));
    }

    private ScoredMarket(SignalPipeline pipeline, Consumer<Signal> settling) {
        this.pipeline = pipeline;
        this.settling = settling;
    }

    /**
     * A market that goes on where the one that handed out these sections was.
     *
     * @param sections all that it handed out and did not take back, by name
     * @param start open time of its first base candle
     * @param settled its signals that were settled by then
     * @throws IllegalArgumentException naming it, if a section cannot be read, or is another engine version's
     */
    public static ScoredMarket resume(
            Instrument instrument, Map<String, byte[]> sections, Instant start, List<Settled> settled) {
        var market = new ScoredMarket(SignalPipeline.restore(instrument, sections), _ -> {});
        market.start = start;
        market.settled.addAll(settled);
        return market;
    }

    /** Hands out each section of its state that has changed since the last time, by name; null for one to be taken back. */
    public void drainChanges(BiConsumer<String, byte @Nullable []> sink) {
        pipeline.drainChanges(sink);
    }

    /**
     * Takes in the next record.
     *
     * @throws IllegalArgumentException naming the open time of the candle that it skips
     * @throws io.signalstack.trading.pipeline.StrategyFailure if a strategy throws
     */
    public void on(MarketRecord record) {
        switch (pipeline.on(record)) {
            case Step.Applied applied -> {
                if (start == null) {
                    start = record.firstPublished().orElse(null);
                }
                applied.events().forEach(this::settle);
            }
            case Step.Gap gap -> throw new IllegalArgumentException("records skip the candle of " + gap.expected());
            case Step.Ignored _ -> {}
        }
    }

    private void settle(SignalEvent event) {
        if (event instanceof SignalEvent.Closed closed) {
            Settled.of(closed.signal(), closed.outcome())
                    .filter(known -> !kind().isRepeated(known.expiresAt()))
                    .ifPresent(known -> {
                        settled.add(known);
                        settling.accept(closed.signal());
                    });
        }
    }

    public Instrument instrument() {
        return pipeline.instrument();
    }

    /** Where its candles come from; a live one while nothing has come. */
    MarketKind kind() {
        return pipeline.series().map(Series::market).orElseGet(MarketKind::live);
    }

    /** Open time of its first base candle; {@link Instant#MAX} while there is none. */
    public Instant start() {
        return start == null ? Instant.MAX : start;
    }

    /** Open time of the base candle that comes next; {@link Instant#EPOCH} while there is none. */
    public Instant nextOpen() {
        return pipeline.nextOpen();
    }

    /** On which its signals are. */
    public List<Timeframe> timeframes() {
        return pipeline.series().map(Series::timeframes).orElse(List.of());
    }

    /** The signals that were filled and have ended, in the order of their ends. */
    public List<Settled> settled() {
        return List.copyOf(settled);
    }
}
