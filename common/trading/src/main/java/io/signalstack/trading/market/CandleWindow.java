package io.signalstack.trading.market;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last candles of a timeframe, in a ring of fixed slots; mutable, with one owner. */
public final class CandleWindow {

    /** How many candles it holds. */
    public static final int LENGTH = 1_000;

    private final @Nullable Candle[] candles = new Candle[LENGTH];
    private long count;

    /** Takes in the next candle; gives the slot that it was put in. */
    public int add(Candle candle) {
        return put(count + 1, candle);
    }

    /** Takes over the {@code nth} candle, counted from 1; gives its slot. */
    public int put(long nth, Candle candle) {
        int slot = slot(nth);
        candles[slot] = candle;
        count = Math.max(count, nth);
        return slot;
    }

    /** Which candle is in a slot that has been written, counted from 1. */
    public long nthIn(int slot) {
        return count - Math.floorMod(count - slot, (long) LENGTH);
    }

    /** The candle in a slot that has been written. */
    public Candle candleIn(int slot) {
        return requireNonNull(candles[slot]);
    }

    /** The candles of those it holds that close after an instant, oldest first. */
    public List<Candle> closingAfter(long epochMs, Timeframe timeframe) {
        List<Candle> last = new ArrayList<>(LENGTH);
        for (long nth = Math.max(1, count - LENGTH + 1); nth <= count; nth++) {
            Candle candle = candles[slot(nth)];
            if (candle != null && candle.openTimeMs() + timeframe.lengthMs() > epochMs) {
                last.add(candle);
            }
        }
        return last;
    }

    /** Where the {@code nth} candle, counted from 1, is kept. */
    public static int slot(long nth) {
        return (int) (nth % LENGTH);
    }
}
