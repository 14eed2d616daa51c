package io.signalstack.backtestservice.application.backtest;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.trading.market.MarketRecord;
import java.time.Instant;
import java.util.Iterator;

/** The records that a run goes through, of which it is counted where they come from; mutable, for one pass. */
final class PlayedCandles implements Iterable<MarketRecord> {

    private final ArchivedSeries series;
    private final Instant from;
    private final Iterable<MarketRecord> records;
    private long fetched;
    private long published;

    /** @param from first instant that is counted */
    PlayedCandles(ArchivedSeries series, Instant from, Iterable<MarketRecord> records) {
        this.series = series;
        this.from = from;
        this.records = records;
    }

    @Override
    public Iterator<MarketRecord> iterator() {
        Iterator<MarketRecord> all = records.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public MarketRecord next() {
                MarketRecord record = all.next();
                count(record);
                return record;
            }
        };
    }

    private void count(MarketRecord record) {
        if (record instanceof MarketRecord.Base(var candle, int _)
                && !candle.openTime().isBefore(from)
                && !series.series()
                        .market()
                        .isRepeated(candle.closeTime(series.series().baseInterval()))) {
            if (candle.openTime().isBefore(series.firstOpen())) {
                fetched++;
            } else {
                published++;
            }
        }
    }

    Provenance provenance() {
        return new Provenance(series.firstOpen(), fetched, published);
    }
}
