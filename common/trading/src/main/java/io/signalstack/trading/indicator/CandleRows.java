package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;

/**
 * The last candles and what windows are made of, in a ring of fixed slots; the row of the newest candle is 0 candles ago.
 *
 * <p>Each column is kept twice in a row, so that every window lies in one piece.
 */
final class CandleRows {

    static final int OPEN_TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;
    static final int SYNTHETIC = 6;
    static final int LOG_RETURN = 7;
    static final int RAW_K = 8;
    static final int VOLATILITY = 9;
    static final int EMA_50_DISTANCE = 10;
    static final int WIDTH = 11;

    /** More than the longest window, which is the 100 volatilities before the newest. */
    static final int SLOTS = 128;

    private static final int COLUMN = 2 * SLOTS;

    private final double[] data = new double[WIDTH * COLUMN];
    private int newest;

    /** Begins the row of the {@code nth} candle; its window inputs are undefined until they are set. */
    void add(Candle candle, long nth) {
        newest = slot(nth) + SLOTS;
        set(OPEN_TIME, (double) candle.openTimeMs());
        set(OPEN, candle.open());
        set(HIGH, candle.high());
        set(LOW, candle.low());
        set(CLOSE, candle.close());
        set(VOLUME, candle.volume());
        set(SYNTHETIC, candle.synthetic() ? 1 : 0);
        for (int column = LOG_RETURN; column < WIDTH; column++) {
            set(column, Double.NaN);
        }
    }

    double get(int column, int ago) {
        return data[column * COLUMN + newest - ago];
    }

    void set(int column, double value) {
        int at = column * COLUMN + newest;
        data[at] = value;
        data[at - SLOTS] = value;
    }

    double sum(int column, int from, int length) {
        int last = column * COLUMN + newest - from;
        double sum = 0;
        for (int i = last - length + 1; i <= last; i++) {
            sum += data[i];
        }
        return sum;
    }

    double mean(int column, int from, int length) {
        return sum(column, from, length) / length;
    }

    /**
     * Mean of {@code length} values, the newest of them {@code from} candles ago, less that newest one: right to the last
     * digits of the values' differences, not of their size.
     */
    double meanOffset(int column, int from, int length) {
        int last = column * COLUMN + newest - from;
        double reference = data[last];
        double sum = 0;
        for (int i = last - length + 1; i < last; i++) {
            sum += data[i] - reference;
        }
        return sum / length;
    }

    /** Σ(value − mean)² over the same values, their mean given by its offset from the newest. */
    double squaredDeviations(int column, int from, int length, double meanOffset) {
        int last = column * COLUMN + newest - from;
        double reference = data[last];
        double sum = 0;
        for (int i = last - length + 1; i <= last; i++) {
            double deviation = data[i] - reference - meanOffset;
            sum += deviation * deviation;
        }
        return sum;
    }

    double highest(int from, int length) {
        int last = HIGH * COLUMN + newest - from;
        double highest = data[last];
        for (int i = last - length + 1; i < last; i++) {
            highest = Math.max(highest, data[i]);
        }
        return highest;
    }

    double lowest(int from, int length) {
        int last = LOW * COLUMN + newest - from;
        double lowest = data[last];
        for (int i = last - length + 1; i < last; i++) {
            lowest = Math.min(lowest, data[i]);
        }
        return lowest;
    }

    /** How many of {@code length} values, the newest of them {@code from} candles ago, are at most {@code limit}. */
    int countAtMost(int column, int from, int length, double limit) {
        int last = column * COLUMN + newest - from;
        int count = 0;
        for (int i = last - length + 1; i <= last; i++) {
            count += data[i] <= limit ? 1 : 0;
        }
        return count;
    }

    static int slot(long nth) {
        return (int) (nth & (SLOTS - 1));
    }

    /** The row in a slot, copied. */
    double[] row(int slot) {
        double[] row = new double[WIDTH];
        for (int column = 0; column < WIDTH; column++) {
            row[column] = data[column * COLUMN + slot];
        }
        return row;
    }

    void restoreRow(int slot, double[] row) {
        for (int column = 0; column < WIDTH; column++) {
            data[column * COLUMN + slot] = row[column];
            data[column * COLUMN + slot + SLOTS] = row[column];
        }
    }

    void restoreNewest(long nth) {
        newest = slot(nth) + SLOTS;
    }
}
