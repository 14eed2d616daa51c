package io.signalstack.backtestservice.outbound.archive;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.backtestservice.outbound.archive.ChunkKey.Content;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one batch belong: to the last series of their instrument that started before them in the log,
 * and there to the chunk of their open time. So a log that is read again ends up in the same places.
 *
 * <p>Mutable, made for one batch.
 */
final class Placement {

    /** A change, and the first base candle that it holds for; null for a change before any candle. */
    record Change(
            String seriesId,
            Logged<CandleEvent> record,
            @Nullable Instant fromOpen) {}

    /**
     * The first and the last base open time of a series in this batch.
     *
     * @param followed whether one of its candles was published as it closed
     */
    record Reach(Instant first, Instant last, boolean followed) {

        private Reach and(Reach more) {
            return new Reach(
                    first.isBefore(more.first) ? first : more.first,
                    last.isAfter(more.last) ? last : more.last,
                    followed || more.followed);
        }
    }

    final Map<ChunkKey, List<ArchivedCandle>> chunks = new LinkedHashMap<>();
    final Map<String, Reach> reached = new LinkedHashMap<>();
    final List<Change> changes = new ArrayList<>();
    final List<Logged<CandleEvent>> homeless = new ArrayList<>();

    private final Map<String, List<SeriesHead>> byInstrument = new HashMap<>();

    Placement(List<SeriesHead> series, List<Logged<CandleEvent>> records) {
        series.forEach(head -> byInstrument
                .computeIfAbsent(head.instrument(), _ -> new ArrayList<>())
                .add(head));
        records.forEach(this::place);
    }

    private void place(Logged<CandleEvent> record) {
        SeriesHead series = seriesOf(record);
        if (series == null) {
            homeless.add(record);
            return;
        }
        switch (record.event()) {
            // Kept by its own row, which had to be there before anything could be placed.
            case SeriesStarted _ -> {}
            case InstrumentChanged _ -> changes.add(new Change(series.id(), record, nextOpen(series)));
            case SeedCandle seed -> place(series, seed);
            case BaseCandle base ->
                placeBase(
                        series,
                        new ArchivedCandle.Traded(base.candle(), base.revision(), base.closedAt(), base.backfilled()));
            case CandleLost lost -> {
                if (isExpected(series, lost.openTime())) {
                    placeBase(series, new ArchivedCandle.Lost(lost.openTime().toEpochMilli()));
                }
            }
        }
    }

    private @Nullable SeriesHead seriesOf(Logged<CandleEvent> record) {
        SeriesHead last = null;
        for (SeriesHead head : byInstrument.getOrDefault(record.event().instrument(), List.of())) {
            if (head.logOffset() <= record.offset() && (last == null || head.logOffset() > last.logOffset())) {
                last = head;
            }
        }
        return last;
    }

    /**
     * Whether a lost candle counts, as in the pipeline: only where the next one has to be. Before that it is late (the
     * revision of an archived candle may have been unreadable); after a hole it need not be marked, for a hole is read
     * as lost candles.
     */
    private boolean isExpected(SeriesHead series, Instant openTime) {
        Instant next = nextOpen(series);
        return next == null
                ? series.baseInterval().bucketMs(openTime.toEpochMilli()) == openTime.toEpochMilli()
                : next.equals(openTime);
    }

    private @Nullable Instant nextOpen(SeriesHead series) {
        Reach here = reached.get(series.id());
        Instant last = here == null ? series.lastOpen() : here.last();
        if (series.lastOpen() != null && last != null && series.lastOpen().isAfter(last)) {
            last = series.lastOpen();
        }
        return last == null ? null : last.plus(series.baseInterval().length());
    }

    private void place(SeriesHead series, SeedCandle seed) {
        Candle candle =
                Candle.traded(seed.openTime(), seed.open(), seed.high(), seed.low(), seed.close(), seed.volume());
        ArchivedCandle archived = new ArchivedCandle.Traded(candle, 0, null, false);
        add(ChunkKey.of(series.id(), Content.SEED, Timeframe.parse(seed.timeframe()), candle.openTimeMs()), archived);
    }

    private void placeBase(SeriesHead series, ArchivedCandle archived) {
        add(ChunkKey.of(series.id(), Content.BASE, series.baseInterval(), archived.openTimeMs()), archived);
        Instant openTime = Instant.ofEpochMilli(archived.openTimeMs());
        boolean followed = archived instanceof ArchivedCandle.Traded traded && !traded.backfilled();
        reached.merge(series.id(), new Reach(openTime, openTime, followed), Reach::and);
    }

    private void add(ChunkKey key, ArchivedCandle archived) {
        chunks.computeIfAbsent(key, _ -> new ArrayList<>()).add(archived);
    }
}
