package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.trading.market.Candle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One symbol's candles at any length, from where its history begins up to an exchange time. Of the base candle that is
 * open then, only the opening price is known.
 */
final class ServedMarket {

    private final Listing listing;
    private final Tape tape;
    private final long historyStartMs;
    private final Set<Long> revised = ConcurrentHashMap.newKeySet();
    private final Set<Long> withheld = ConcurrentHashMap.newKeySet();

    ServedMarket(Listing listing, Tape tape, long historyStartMs) {
        this.listing = listing;
        this.tape = tape;
        this.historyStartMs = historyStartMs;
    }

    Listing listing() {
        return listing;
    }

    long historyStartMs() {
        return historyStartMs;
    }

    long baseIntervalMs() {
        return tape.baseIntervalMs();
    }

    /** Whether candles of this length can be made of base candles. */
    boolean offers(Interval interval) {
        return interval.lengthMs() % baseIntervalMs() == 0;
    }

    /** The last price at an exchange time. */
    BigDecimal price(long nowMs) {
        return tape.at(nowMs).open();
    }

    /**
     * Candles that open within [from, to], oldest first, the one open at {@code nowMs} included: the first
     * {@code limit} of them, or the last.
     */
    List<RecordedCandle> candles(Interval interval, long fromMs, long toMs, int limit, boolean newest, long nowMs) {
        long length = interval.lengthMs();
        long from = Math.clamp(fromMs, historyStartMs, nowMs + length);
        long first = interval.floor(from + length - 1);
        long last = interval.floor(Math.min(toMs, nowMs));
        long wanted = (limit - 1) * length;
        if (newest) {
            first = Math.max(first, last - wanted);
        } else {
            last = Math.min(last, first + wanted);
        }
        List<RecordedCandle> candles = new ArrayList<>();
        for (long openTimeMs = first; openTimeMs <= last; openTimeMs += length) {
            candles.add(candle(openTimeMs, length, nowMs));
        }
        return candles;
    }

    /** Base candles that open within [first, last] and have closed; one in which nothing traded is flat. */
    Stream<Candle> closed(long firstMs, long lastMs) {
        return LongStream.iterate(
                        firstMs, openTimeMs -> openTimeMs <= lastMs, openTimeMs -> openTimeMs + baseIntervalMs())
                .mapToObj(openTimeMs -> base(openTimeMs, Long.MAX_VALUE))
                .map(ServedMarket::candle);
    }

    /** From now on the base candle is served with a close (and high) one tick above what it was. */
    void revise(long openTimeMs) {
        revised.add(openTimeMs);
    }

    /** From now on no answer has the candles that open then. */
    void withhold(long openTimeMs) {
        withheld.add(openTimeMs);
    }

    boolean withholds(RecordedCandle candle) {
        return withheld.contains(candle.openTimeMs());
    }

    private static Candle candle(RecordedCandle row) {
        return new Candle(
                row.openTimeMs(),
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                row.volume().doubleValue(),
                row.volume().signum() == 0 && row.high().compareTo(row.low()) == 0);
    }

    private RecordedCandle candle(long openTimeMs, long lengthMs, long nowMs) {
        RecordedCandle sum = base(openTimeMs, nowMs);
        long end = Math.min(openTimeMs + lengthMs, nowMs + 1);
        for (long time = openTimeMs + baseIntervalMs(); time < end; time += baseIntervalMs()) {
            RecordedCandle next = base(time, nowMs);
            sum = new RecordedCandle(
                    openTimeMs,
                    sum.open(),
                    sum.high().max(next.high()),
                    sum.low().min(next.low()),
                    next.close(),
                    sum.volume().add(next.volume()));
        }
        return sum;
    }

    private RecordedCandle base(long openTimeMs, long nowMs) {
        RecordedCandle row = tape.at(openTimeMs);
        if (openTimeMs + baseIntervalMs() > nowMs) {
            BigDecimal price = row.open();
            return new RecordedCandle(openTimeMs, price, price, price, price, BigDecimal.ZERO);
        }
        if (revised.contains(openTimeMs)) {
            BigDecimal close = row.close().add(listing.tick());
            return new RecordedCandle(openTimeMs, row.open(), row.high().max(close), row.low(), close, row.volume());
        }
        return row;
    }
}
