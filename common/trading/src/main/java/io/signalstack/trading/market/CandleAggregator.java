package io.signalstack.trading.market;

import org.jspecify.annotations.Nullable;

/**
 * Makes one timeframe's candles of base candles, in order; mutable, with one owner. Nothing is allocated for a candle that
 * closes no bucket.
 *
 * <p>A bucket is complete when every one of its base candles was given: one that a lost candle touches, or that began
 * before the first base candle, is not.
 */
public final class CandleAggregator {

    private final Timeframe base;
    private final Timeframe target;
    private final int candlesPerBucket;

    private long bucketMs = Long.MIN_VALUE;
    private int candles;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private boolean synthetic;
    private @Nullable Candle closed;

    /**
     * An aggregator that has seen nothing.
     *
     * @throws IllegalArgumentException naming both, if {@code target} is not made of whole candles of {@code base}
     */
    public CandleAggregator(Timeframe base, Timeframe target) {
        if (!target.isMadeOf(base)) {
            throw new IllegalArgumentException("timeframe " + target + " is not made of base interval " + base);
        }
        this.base = base;
        this.target = target;
        this.candlesPerBucket = Math.toIntExact(target.lengthMs() / base.lengthMs());
    }

    /** Takes in the next base candle; whether it closes a bucket. */
    public boolean add(Candle candle) {
        if (candlesPerBucket == 1) {
            bucketMs = candle.openTimeMs();
            closed = candle;
            return true;
        }
        enter(candle.openTimeMs());
        if (candles == 0) {
            open = candle.open();
            high = candle.high();
            low = candle.low();
            volume = candle.volume();
            synthetic = candle.synthetic();
        } else {
            high = Math.max(high, candle.high());
            low = Math.min(low, candle.low());
            volume += candle.volume();
            synthetic &= candle.synthetic();
        }
        close = candle.close();
        candles++;
        return closedBy(candle.openTimeMs());
    }

    /** Takes note that a base candle is lost; whether it closes a bucket. */
    public boolean lost(long openTimeMs) {
        enter(openTimeMs);
        return closedBy(openTimeMs);
    }

    /** Open time of the bucket that the last base candle was in, in epoch milliseconds. */
    public long bucketMs() {
        return bucketMs;
    }

    /** What was traded in the bucket that has closed last; null if it is incomplete. */
    public @Nullable Candle closed() {
        return closed;
    }

    private void enter(long openTimeMs) {
        long bucket = target.bucketMs(openTimeMs);
        if (bucket != bucketMs) {
            bucketMs = bucket;
            candles = 0;
        }
    }

    private boolean closedBy(long openTimeMs) {
        if (openTimeMs + base.lengthMs() != bucketMs + target.lengthMs()) {
            return false;
        }
        closed = candles == candlesPerBucket ? new Candle(bucketMs, open, high, low, close, volume, synthetic) : null;
        return true;
    }
}
