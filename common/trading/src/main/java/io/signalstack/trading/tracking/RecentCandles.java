package io.signalstack.trading.tracking;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The base candles of the last day as first published, lost ones included, in a ring of fixed slots; mutable, with one
 * owner. A revision is worked out from them, and every unclosed bucket.
 *
 * <p>They are kept as numbers: as objects, each would live for a day, and of many instruments the garbage collector would
 * copy every candle again and again until it is old.
 */
public final class RecentCandles {

    private static final long NONE = Long.MIN_VALUE;
    private static final int SPARE = 2;

    /** Numbers of a candle, side by side: open, high, low, close, volume. */
    private static final int WIDTH = 5;

    /** As many slots has the ring of the shortest base interval. */
    public static final int MOST_SLOTS = slots(Timeframe.M1);

    private final long stepMs;
    private final long[] openTimes;
    private final double[] numbers;
    private final boolean[] there;
    private final boolean[] synthetic;
    private int newest;

    public RecentCandles(Timeframe base) {
        stepMs = base.lengthMs();
        openTimes = new long[slots(base)];
        numbers = new double[WIDTH * openTimes.length];
        there = new boolean[openTimes.length];
        synthetic = new boolean[openTimes.length];
        Arrays.fill(openTimes, NONE);
    }

    private static int slots(Timeframe base) {
        return Math.toIntExact(Timeframe.D1.lengthMs() / base.lengthMs()) + SPARE;
    }

    /** Remembers the candle of an open time; null for one that is lost. Gives the slot. */
    public int put(long openTimeMs, @Nullable Candle candle) {
        int after = newest + 1 == openTimes.length ? 0 : newest + 1;
        // Mostly it is the next one: dividing would cost more than all else here.
        int slot = openTimeMs == openTimes[newest] + stepMs ? after : slot(openTimeMs);
        newest = slot;
        openTimes[slot] = openTimeMs;
        there[slot] = candle != null;
        if (candle != null) {
            write(candle, slot);
        }
        return slot;
    }

    private void write(Candle candle, int slot) {
        synthetic[slot] = candle.synthetic();
        int at = WIDTH * slot;
        numbers[at] = candle.open();
        numbers[at + 1] = candle.high();
        numbers[at + 2] = candle.low();
        numbers[at + 3] = candle.close();
        numbers[at + 4] = candle.volume();
    }

    /** Whether the open time is remembered. */
    public boolean holds(long openTimeMs) {
        return openTimes[slot(openTimeMs)] == openTimeMs;
    }

    /** The candle of an open time that is remembered; null if it is lost. */
    public @Nullable Candle get(long openTimeMs) {
        int slot = slot(openTimeMs);
        if (!there[slot]) {
            return null;
        }
        int at = WIDTH * slot;
        return new Candle(
                openTimes[slot],
                numbers[at],
                numbers[at + 1],
                numbers[at + 2],
                numbers[at + 3],
                numbers[at + 4],
                synthetic[slot]);
    }

    /** The open time in a slot that has been written. */
    public long openTimeIn(int slot) {
        return openTimes[slot];
    }

    private int slot(long openTimeMs) {
        return (int) Math.floorMod(openTimeMs / stepMs, (long) openTimes.length);
    }
}
