package io.signalstack.trading.pipeline;

import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleAggregator;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.tracking.CandleBytes;
import io.signalstack.trading.tracking.RecentCandles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One timeframe of an instrument: its unclosed bucket and its indicators; mutable, with one owner. */
final class Lane {

    private final Timeframe timeframe;
    private CandleAggregator aggregator;
    private IndicatorSet indicators = new IndicatorSet();
    private long seededToMs = History.NONE;
    private @Nullable CandleWindow window;
    private final AskedIndicators asked;
    private final LastEvaluations evaluations;

    private final SlotSections rows;
    private final SlotSections candles;
    private boolean changed;

    /** For strategies that need nothing but the catalogue: the same for candle after candle. */
    private @Nullable MarketSnapshot snapshot;

    Lane(Timeframe timeframe, Timeframe base) {
        this.timeframe = timeframe;
        this.aggregator = new CandleAggregator(base, timeframe);
        this.asked = new AskedIndicators(timeframe);
        this.evaluations = new LastEvaluations(timeframe);
        this.rows = new SlotSections(Sections.rows(timeframe));
        this.candles = new SlotSections(Sections.candles(timeframe));
    }

    Timeframe timeframe() {
        return timeframe;
    }

    IndicatorSet indicators() {
        return indicators;
    }

    /** Its indicators beyond the catalogue. */
    AskedIndicators asked() {
        return asked;
    }

    /** The open time that the next seed must have, or {@link History#NONE} if any may come. */
    long nextSeedMs() {
        return seededToMs;
    }

    boolean keepsCandles() {
        return window != null;
    }

    /** Keeps the candles from now on, beginning with none, or no longer; names those that are saved and dropped. */
    void keepCandles(boolean keep, Consumer<String> gone) {
        window = keep ? new CandleWindow() : null;
        candles.delete(gone);
    }

    /** The last of the kept candles that close after an instant, oldest first. */
    private List<Candle> candlesAfter(long epochMs) {
        return window == null ? List.of() : window.closingAfter(epochMs, timeframe);
    }

    void seed(Candle candle) {
        feed(candle);
        asked.seed(candle, indicators);
        seededToMs = candle.openTimeMs() + timeframe.lengthMs();
    }

    /** The first base candle is about to come: seeds that do not reach up to it are of no use. */
    void begin(long firstOpenMs) {
        if (seededToMs != History.NONE && seededToMs != timeframe.bucketMs(firstOpenMs)) {
            indicators = new IndicatorSet();
            forgetSnapshot();
            rows.forgetChanges();
            asked.reset();
            changed = true;
        }
    }

    /** Takes in the next base candle; null stands for a lost one. Whether it closes a bucket. */
    boolean add(@Nullable Candle candle, long openTimeMs) {
        boolean closes = candle == null ? aggregator.lost(openTimeMs) : aggregator.add(candle);
        Candle closed = closes ? aggregator.closed() : null;
        if (closed != null) {
            feed(closed);
            keep(closed);
            asked.add(closed, indicators);
        }
        return closes;
    }

    /** Open time of the bucket that has closed last, in epoch milliseconds. */
    long closedMs() {
        return aggregator.bucketMs();
    }

    /** Whether no candle of the bucket that has closed last is lost. */
    boolean isComplete() {
        return aggregator.closed() != null;
    }

    /** Remembers what a strategy says of the bucket that has closed last. */
    Evaluated remember(StrategyKey strategy, Evaluation evaluation) {
        changed = true;
        return evaluations.put(strategy, closedMs(), evaluation);
    }

    /** Forgets what a strategy said. */
    void forget(StrategyKey strategy) {
        changed |= evaluations.forget(strategy);
    }

    /** The last evaluation of each strategy. */
    List<LastEvaluation> evaluations() {
        return evaluations.all();
    }

    /** Whether any of its candles has closed, and was complete. */
    boolean hasClosed() {
        return indicators.count() > 0;
    }

    /** What a strategy sees that needs nothing but the catalogue. */
    MarketSnapshot snapshot(BigDecimal tick) {
        MarketSnapshot last = snapshot;
        if (last == null) {
            last = new MarketSnapshot(timeframe, tick.doubleValue(), indicators.snapshot());
            snapshot = last;
        }
        return last;
    }

    /**
     * What another one sees.
     *
     * @param seesFromMs the candles that close after it are seen for it
     */
    MarketSnapshot snapshot(
            BigDecimal tick, StrategyVersion version, long seesFromMs, Map<Timeframe, MarketSnapshot> higher) {
        return new MarketSnapshot(
                timeframe,
                tick.doubleValue(),
                indicators.snapshot(),
                asked.at(seesFromMs, version.indicators()),
                version.seesCandles() ? candlesAfter(seesFromMs) : List.of(),
                higher);
    }

    /** The series, or the set of indicators, is another. */
    void forgetSnapshot() {
        snapshot = null;
    }

    /** Seeds are not kept: a strategy that looks at candles looks at those that came since its activation. */
    private void keep(Candle candle) {
        if (window != null) {
            candles.change(window.add(candle));
        }
    }

    private void feed(Candle candle) {
        indicators.add(candle);
        rows.change(indicators.newestSlot());
        changed = true;
    }

    /** Makes the unclosed bucket anew of the base candles that are remembered. */
    void resume(RecentCandles recent, long nextOpenMs, Timeframe base) {
        aggregator = new CandleAggregator(base, timeframe);
        for (long at = timeframe.bucketMs(nextOpenMs); at < nextOpenMs; at += base.lengthMs()) {
            Candle candle = recent.holds(at) ? recent.get(at) : null;
            if (candle != null) {
                aggregator.add(candle);
            }
        }
    }

    void drainChanges(SectionSink sink) {
        if (changed) {
            var out = Sections.begin().whole(seededToMs);
            NumberBytes.write(out, indicators.scalars());
            evaluations.write(out);
            sink.put(Sections.current(timeframe), out);
            changed = false;
        }
        asked.drainChanges(sink);
        rows.drain(this::row, sink);
        CandleWindow kept = window;
        if (kept != null) {
            candles.drain(slot -> candle(kept, slot), sink);
        }
    }

    private CanonicalWriter row(int slot) {
        return NumberBytes.write(Sections.begin(), indicators.row(slot));
    }

    private static CanonicalWriter candle(CandleWindow kept, int slot) {
        var out = Sections.begin().whole(kept.nthIn(slot));
        CandleBytes.write(out, kept.candleIn(slot));
        return out;
    }

    /** Names the slots that are saved: they are to be deleted. */
    void deleteSlots(Consumer<String> name) {
        rows.delete(name);
        candles.delete(name);
    }

    /** Takes over a slot that was saved; false if it is none of its own. */
    boolean restoreSlot(String key, CanonicalReader in) {
        String name = nameOf(key);
        if (name.startsWith(Sections.ROW)) {
            int slot = Integer.parseInt(name.substring(Sections.ROW.length()));
            indicators.restoreRow(slot, NumberBytes.read(in));
            rows.restored(slot, key);
            return true;
        }
        if (name.startsWith(Sections.CANDLE)) {
            restoreCandle(Integer.parseInt(name.substring(Sections.CANDLE.length())), key, in);
            return true;
        }
        return false;
    }

    /** What an earlier engine kept in a ring of another length is good for nothing but to be deleted. */
    private void restoreCandle(int slot, String key, CanonicalReader in) {
        CandleWindow kept = window == null ? new CandleWindow() : window;
        long nth = in.whole();
        if (CandleWindow.slot(nth) == slot) {
            kept.put(nth, CandleBytes.read(in));
        }
        window = kept;
        candles.restored(slot, key);
    }

    /** Takes over another section that was saved; false if it is none of its own. */
    boolean restoreSection(String key, CanonicalReader in) {
        String name = nameOf(key);
        if (name.equals(Sections.CURRENT)) {
            seededToMs = in.whole();
            indicators.restoreScalars(NumberBytes.read(in));
            evaluations.read(in);
            return true;
        }
        if (name.startsWith(Sections.FURTHER)) {
            asked.restore(in);
            return true;
        }
        return false;
    }

    /** A section's name without the timeframe. */
    private String nameOf(String key) {
        return key.substring(Sections.timeframe(timeframe).length());
    }
}
