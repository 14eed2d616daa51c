package io.signalstack.backtestservice.application.archive;

import io.signalstack.trading.market.MarketRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts a series' changes back among its candles, each before the first base candle that it holds for.
 *
 * <p>Mutable, for one pass by one thread.
 */
public final class LogOrder implements Consumer<MarketRecord> {

    private final Deque<ArchivedSeries.Change> changes;
    private final Consumer<MarketRecord> records;

    public LogOrder(ArchivedSeries series, Consumer<MarketRecord> records) {
        this(series.changes(), records);
    }

    private LogOrder(List<ArchivedSeries.Change> changes, Consumer<MarketRecord> records) {
        this.changes = new ArrayDeque<>(changes);
        this.records = records;
    }

    /** The order from a base candle on: what changed before it is not told again. */
    public static LogOrder from(Instant openTime, ArchivedSeries series, Consumer<MarketRecord> records) {
        return new LogOrder(
                series.changes().stream()
                        .filter(change ->
                                change.fromOpen() != null && !change.fromOpen().isBefore(openTime))
                        .toList(),
                records);
    }

    /** Takes the next base candle, or that it was lost; seeds before any of them. */
    @Override
    public void accept(MarketRecord record) {
        switch (record) {
            case MarketRecord.Base base -> changesUntil(base.candle().openTime());
            case MarketRecord.Lost lost -> changesUntil(lost.openTime());
            case MarketRecord.Seed _,
                    MarketRecord.SeriesStarted _,
                    MarketRecord.InstrumentChanged _,
                    MarketRecord.Unreadable _ -> {}
        }
        records.accept(record);
    }

    private void changesUntil(Instant openTime) {
        while (!changes.isEmpty() && holdsAt(changes.getFirst(), openTime)) {
            records.accept(
                    new MarketRecord.InstrumentChanged(changes.removeFirst().series()));
        }
    }

    private static boolean holdsAt(ArchivedSeries.Change change, Instant openTime) {
        return change.fromOpen() == null || !change.fromOpen().isAfter(openTime);
    }
}
