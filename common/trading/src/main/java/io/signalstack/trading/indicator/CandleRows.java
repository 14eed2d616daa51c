package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;

/**
 * The last candles and what windows are made of, in a ring of fixed slots; the row of the newest candle is 0 candles ago.
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
    static final int EMA_50 = 10;
    static final int WIDTH = 11;

    /** More than the longest window, which is the 100 volatilities before the newest. */
    static final int SLOTS = 128;

    private final double[] data = new double[SLOTS * WIDTH];
    private int newest;

    /** Begins the row of the {@code nth} candle; its window inputs are undefined until they are set. */
    void add(Candle candle, long nth) {
        newest = slot(nth);
        int row = newest * WIDTH;
        data[row + OPEN_TIME] = candle.openTimeMs();
        data[row + OPEN] = candle.open();
        data[row + HIGH] = candle.high();
        data[row + LOW] = candle.low();
        data[row + CLOSE] = candle.close();
        data[row + VOLUME] = candle.volume();
        data[row + SYNTHETIC] = candle.synthetic() ? 1 : 0;
        for (int column = LOG_RETURN; column < WIDTH; column++) {
            data[row + column] = Double.NaN;
        }
    }

    double get(int column, int ago) {
        return data[((newest - ago) & (SLOTS - 1)) * WIDTH + column];
    }

    void set(int column, double value) {
        data[newest * WIDTH + column] = value;
    }

    /** Mean of the last {@code length} values, the first of them {@code from} candles ago. */
    double mean(int column, int from, int length) {
        double sum = 0;
        for (int ago = from + length - 1; ago >= from; ago--) {
            sum += get(column, ago);
        }
        return sum / length;
    }

    double squaredDeviations(int column, int from, int length, double mean) {
        double sum = 0;
        for (int ago = from + length - 1; ago >= from; ago--) {
            double deviation = get(column, ago) - mean;
            sum += deviation * deviation;
        }
        return sum;
    }

    double highest(int from, int length) {
        double highest = get(HIGH, from);
        for (int ago = from + 1; ago < from + length; ago++) {
            highest = Math.max(highest, get(HIGH, ago));
        }
        return highest;
    }

    double lowest(int from, int length) {
        double lowest = get(LOW, from);
        for (int ago = from + 1; ago < from + length; ago++) {
            lowest = Math.min(lowest, get(LOW, ago));
        }
        return lowest;
    }

    static int slot(long nth) {
        return (int) (nth & (SLOTS - 1));
    }

    /** The row in a slot, copied. */
    double[] row(int slot) {
        double[] row = new double[WIDTH];
        System.arraycopy(data, slot * WIDTH, row, 0, WIDTH);
        return row;
    }

    void restoreRow(int slot, double[] row) {
        System.arraycopy(row, 0, data, slot * WIDTH, WIDTH);
    }

    void restoreNewest(long nth) {
        newest = slot(nth);
    }
}
