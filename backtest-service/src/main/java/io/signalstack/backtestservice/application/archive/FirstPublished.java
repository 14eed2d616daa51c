package io.signalstack.backtestservice.application.archive;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The base candles of a series as first published. Takes archived candles in {@link ArchivedCandle#ORDER} and hands on
 * one record per open time: the candle's revision 0, or that it was lost. An open time of which the archive knows
 * nothing, or a later revision only, was unreadable to it when it was published, which is a lost candle too.
 *
 * <p>Mutable, for one pass by one thread.
 */
public final class FirstPublished {

    private final long intervalMs;
    private final Consumer<MarketRecord> records;
    private long nextMs;

    public FirstPublished(Timeframe baseInterval, Consumer<MarketRecord> records) {
        this(baseInterval, Long.MIN_VALUE, records);
    }

    private FirstPublished(Timeframe baseInterval, long nextMs, Consumer<MarketRecord> records) {
        this.intervalMs = baseInterval.lengthMs();
        this.nextMs = nextMs;
        this.records = records;
    }

    /** Those from an open time on, which is the next to be handed on. */
    public static FirstPublished from(Timeframe baseInterval, Instant next, Consumer<MarketRecord> records) {
        return new FirstPublished(baseInterval, next.toEpochMilli(), records);
    }

    /** Takes the next candles. */
    public void add(List<ArchivedCandle> candles) {
        candles.forEach(this::add);
    }

    private void add(ArchivedCandle archived) {
        long openTimeMs = archived.openTimeMs();
        if (openTimeMs < nextMs) {
            return;
        }
        if (nextMs != Long.MIN_VALUE) {
            for (long missing = nextMs; missing < openTimeMs; missing += intervalMs) {
                records.accept(new MarketRecord.Lost(Instant.ofEpochMilli(missing)));
            }
        }
        records.accept(
                archived instanceof ArchivedCandle.Traded traded && traded.revision() == 0
                        ? new MarketRecord.Base(traded.candle(), 0)
                        : new MarketRecord.Lost(Instant.ofEpochMilli(openTimeMs)));
        nextMs = openTimeMs + intervalMs;
    }
}
