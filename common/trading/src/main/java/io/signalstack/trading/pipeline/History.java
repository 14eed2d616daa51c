package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.tracking.CandleBytes;
import io.signalstack.trading.tracking.RecentCandles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a pipeline remembers of one series: how far it is, the last day's base candles, its timeframes; mutable. */
final class History {

    static final long NONE = Long.MIN_VALUE;

    private Series series;
    private final EnumMap<Timeframe, Lane> lanes = new EnumMap<>(Timeframe.class);
    private List<Lane> ascending = List.of();
    private final RecentCandles recent;
    private final SlotSections candleSections = new SlotSections(Sections.bases());

    private long startMs = Long.MAX_VALUE;
    private long nextMs = NONE;
    private boolean startChanged;

    History(Series series) {
        this.series = series;
        this.recent = new RecentCandles(series.baseInterval());
        series.timeframes().forEach(this::addLane);
    }

    private void addLane(Timeframe timeframe) {
        lanes.put(timeframe, new Lane(timeframe, series.baseInterval()));
        ascending = List.copyOf(lanes.values());
    }

    Series series() {
        return series;
    }

    RecentCandles recent() {
        return recent;
    }

    /** Its timeframes, ascending. */
    List<Lane> lanes() {
        return ascending;
    }

    @Nullable Lane lane(Timeframe timeframe) {
        return lanes.get(timeframe);
    }

    /** Open time of the first candle that was seen, a seed or the first base candle. */
    Instant start() {
        return Instant.ofEpochMilli(startMs);
    }

    /**
     * What a strategy sees of a timeframe whose candle has closed.
     *
     * @param seesFromMs the candles that close after it are seen for the strategy
     */
    MarketSnapshot snapshot(Lane lane, StrategyVersion version, long seesFromMs) {
        if (version.needsCatalogueOnly()) {
            return lane.snapshot(series.tick());
        }
        Map<Timeframe, MarketSnapshot> higher = new EnumMap<>(Timeframe.class);
        for (Timeframe longer : version.higherTimeframes()) {
            Lane above = lanes.get(longer);
            if (above != null && longer.lengthMs() > lane.timeframe().lengthMs() && above.hasClosed()) {
                higher.put(longer, above.snapshot(series.tick(), version, seesFromMs, Map.of()));
            }
        }
        return lane.snapshot(series.tick(), version, seesFromMs, higher);
    }

    /** Open time of the base candle that must come next, or {@link #NONE} before the first. */
    long nextMs() {
        return nextMs;
    }

    /** Whether it is the base candle that must come next, if so many before it may be lost. */
    boolean mayBeNext(long openTimeMs, int lost) {
        return openTimeMs == nextMs
                || nextMs == NONE
                || (openTimeMs > nextMs && (openTimeMs - nextMs) / stepMs() <= lost);
    }

    /** Where a strategy that is activated now begins to see candles: those that close after it. */
    long positionMs() {
        // Seeds that have come were not for it, as if there were an instant between them and the first base candle.
        return nextMs == NONE && startMs != Long.MAX_VALUE ? NONE + 1 : nextMs;
    }

    long stepMs() {
        return series.baseInterval().lengthMs();
    }

    /**
     * Takes over a changed tick, timeframes or market; a new timeframe begins with what its unclosed bucket has.
     *
     * @param gone is told the names of the slots that were saved of timeframes that are gone
     * @throws IllegalArgumentException naming the field, if the series or its base interval is another
     */
    void change(Series changed, Consumer<String> gone) {
        if (!changed.id().equals(series.id()) || changed.baseInterval() != series.baseInterval()) {
            throw new IllegalArgumentException(
                    "series " + changed.id() + " with base interval " + changed.baseInterval() + " is not "
                            + series.id() + " with " + series.baseInterval() + ": that needs a new series");
        }
        series = changed;
        lanes.values().forEach(Lane::forgetSnapshot);
        lanes.values().stream()
                .filter(lane -> !changed.timeframes().contains(lane.timeframe()))
                .forEach(lane -> lane.deleteSlots(gone));
        lanes.keySet().retainAll(changed.timeframes());
        ascending = List.copyOf(lanes.values());
        for (Timeframe timeframe : changed.timeframes()) {
            if (!lanes.containsKey(timeframe)) {
                addLane(timeframe);
                resume(lanes.get(timeframe));
            }
        }
    }

    void seed(Lane lane, Candle candle) {
        setStart(candle.openTimeMs());
        lane.seed(candle);
    }

    /** Remembers the next base candle, null for a lost one; its lanes are fed by the pipeline. */
    void advance(long openTimeMs, @Nullable Candle candle) {
        if (nextMs == NONE) {
            lanes.values().forEach(lane -> lane.begin(openTimeMs));
            setStart(openTimeMs);
        }
        nextMs = openTimeMs + stepMs();
        candleSections.change(recent.put(openTimeMs, candle));
    }

    private void setStart(long openTimeMs) {
        if (openTimeMs < startMs) {
            startMs = openTimeMs;
            startChanged = true;
        }
    }

    private void resume(@Nullable Lane lane) {
        if (lane != null && nextMs != NONE) {
            lane.resume(recent, nextMs, series.baseInterval());
        }
    }

    void drainChanges(SectionSink sink) {
        if (startChanged) {
            sink.put(Sections.START, Sections.begin().whole(startMs));
            startChanged = false;
        }
        candleSections.drain(this::candle, sink);
        lanes.values().forEach(lane -> lane.drainChanges(sink));
    }

    private CanonicalWriter candle(int slot) {
        long openTimeMs = recent.openTimeIn(slot);
        Candle candle = recent.get(openTimeMs);
        var out = Sections.begin().flag(candle != null);
        if (candle == null) {
            out.whole(openTimeMs);
        } else {
            CandleBytes.write(out, candle);
        }
        return out;
    }

    /** Names the slots that are saved: they are to be deleted. */
    void deleteSlots(Consumer<String> name) {
        candleSections.delete(name);
        lanes.values().forEach(lane -> lane.deleteSlots(name));
    }

    /** Takes over a slot that was saved; false if it is none of its own. */
    boolean restoreSlot(String key, CanonicalReader in) {
        if (key.startsWith(Sections.BASE)) {
            restoreCandle(key, in);
            return true;
        }
        Lane lane = laneOf(key);
        return lane != null && lane.restoreSlot(key, in);
    }

    private void restoreCandle(String key, CanonicalReader in) {
        Candle candle = in.flag() ? CandleBytes.read(in) : null;
        long openTimeMs = candle == null ? in.whole() : candle.openTimeMs();
        candleSections.restored(recent.put(openTimeMs, candle), key);
        // The newest one, lost or not, says how far it is: that need not be written with every candle.
        nextMs = Math.max(nextMs, openTimeMs + stepMs());
    }

    /** Takes over another section that was saved; false if it is none of its own. */
    boolean restoreSection(String key, CanonicalReader in) {
        if (key.equals(Sections.START)) {
            startMs = in.whole();
            return true;
        }
        if (key.equals(Sections.MARKET)) {
            series = series.withMarket(MarketKind.of(in.text(), Optional.ofNullable(in.optionalInstant())));
            return true;
        }
        Lane lane = laneOf(key);
        return lane != null && lane.restoreSection(key, in);
    }

    private @Nullable Lane laneOf(String key) {
        for (Lane lane : ascending) {
            if (key.startsWith(Sections.timeframe(lane.timeframe()))) {
                return lane;
            }
        }
        return null;
    }

    /** To be called once all parts are restored: snapshots and unclosed buckets are made of them. */
    void resumeAll() {
        lanes.values().forEach(lane -> lane.indicators().resume());
        lanes.values().forEach(this::resume);
    }

    static void writeSeries(CanonicalWriter out, Series series) {
        out.text(series.id())
                .text(series.tick().toString())
                .text(series.baseInterval().toString())
                .integer(series.timeframes().size());
        series.timeframes().forEach(timeframe -> out.text(timeframe.toString()));
    }

    static CanonicalWriter writeMarket(MarketKind market) {
        return Sections.begin()
                .text(market.text())
                .optionalInstant(market.recordedUntil().orElse(null));
    }

    static Series readSeries(CanonicalReader in, Instrument instrument) {
        String id = in.text();
        var tick = new BigDecimal(in.text());
        Timeframe base = Timeframe.parse(in.text());
        List<Timeframe> timeframes = new ArrayList<>();
        for (int i = in.integer(); i > 0; i--) {
            timeframes.add(Timeframe.parse(in.text()));
        }
        return new Series(id, instrument, tick, base, timeframes);
    }
}
