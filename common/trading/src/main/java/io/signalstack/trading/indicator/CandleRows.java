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
    static final int SIGNED_VOLUME = 11;
    static final int HIGHEST = 12;
    static final int LOWEST = 13;
    static final int WIDTH = 14;

    /** Over how many candles a row keeps the highest high and the lowest low. */
    private static final int EXTREMES = 7;

    /** More than the longest window, which is the 100 volatilities before the newest. */
    static final int SLOTS = 128;

    private static final int COLUMN = 2 * SLOTS;

    private final double[] data = new double[WIDTH * COLUMN];
    private final long[] volatilityBits = new long[COLUMN];
    private int newest;
    private double meanOffset;
    private double squaredDeviations;

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
        // Later, every candle has a value for each of them.
        for (int column = LOG_RETURN; nth <= SLOTS && column < WIDTH; column++) {
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

    /** Sum of {@code length} values, the newest of them {@code from} candles ago; {@code length} is even. */
    double sum(int column, int from, int length) {
        int last = column * COLUMN + newest - from;
        double sum0 = 0;
        double sum1 = 0;
        for (int i = last - length + 1; i < last; i += 2) {
            sum0 += data[i];
            sum1 += data[i + 1];
        }
        return sum0 + sum1;
    }

    /** The same of three. */
    double sumOfThree(int column, int from) {
        int last = column * COLUMN + newest - from;
        return data[last - 2] + data[last - 1] + data[last];
    }

    /**
     * Works out {@link #meanOffset()} and {@link #squaredDeviations()} of {@code length} values, the newest of them {@code
     * from} candles ago.
     *
     * <p>Σd² − (Σd)²/n over the distances d from the newest value: as that is one of them, Σ(value − mean)² is at least
     * (Σd)²/n², so that the difference keeps all but the last digits. Four sums, because each addition to one has to wait
     * for the one before.
     *
     * @param length a multiple of 4
     */
    void measure(int column, int from, int length) {
        int last = column * COLUMN + newest - from;
        double reference = data[last];
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double squares0 = 0;
        double squares1 = 0;
        double squares2 = 0;
        double squares3 = 0;
        for (int i = last - length + 1; i <= last; i += 4) {
            double d0 = data[i] - reference;
            double d1 = data[i + 1] - reference;
            double d2 = data[i + 2] - reference;
            double d3 = data[i + 3] - reference;
            sum0 += d0;
            sum1 += d1;
            sum2 += d2;
            sum3 += d3;
            squares0 += d0 * d0;
            squares1 += d1 * d1;
            squares2 += d2 * d2;
            squares3 += d3 * d3;
        }
        double sum = sum0 + sum1 + (sum2 + sum3);
        meanOffset = sum / length;
        squaredDeviations = Math.max(0, squares0 + squares1 + (squares2 + squares3) - meanOffset * sum);
    }

    /** Mean of the measured values less the newest of them: right to the last digits of the values' differences. */
    double meanOffset() {
        return meanOffset;
    }

    /** Σ(value − mean)² over the measured values. */
    double squaredDeviations() {
        return squaredDeviations;
    }

    /** Keeps the highest high and lowest low of the last seven candles, of which longer windows are put together. */
    void setExtremes() {
        int lastHigh = HIGH * COLUMN + newest;
        int lastLow = LOW * COLUMN + newest;
        double highest = data[lastHigh];
        double lowest = data[lastLow];
        for (int ago = 1; ago < EXTREMES; ago++) {
            highest = Math.max(highest, data[lastHigh - ago]);
            lowest = Math.min(lowest, data[lastLow - ago]);
        }
        set(HIGHEST, highest);
        set(LOWEST, lowest);
    }

    /** The highest high of {@code length} candles, the newest of them {@code from} candles ago. */
    double highest(int from, int length) {
        int oldest = from + length - EXTREMES;
        double highest = get(HIGHEST, oldest);
        for (int ago = from; ago < oldest; ago += EXTREMES) {
            highest = Math.max(highest, get(HIGHEST, ago));
        }
        return highest;
    }

    /** The lowest low of {@code length} candles, the newest of them {@code from} candles ago. */
    double lowest(int from, int length) {
        int oldest = from + length - EXTREMES;
        double lowest = get(LOWEST, oldest);
        for (int ago = from; ago < oldest; ago += EXTREMES) {
            lowest = Math.min(lowest, get(LOWEST, ago));
        }
        return lowest;
    }

    void setVolatility(double volatility) {
        set(VOLATILITY, volatility);
        long bits = Double.doubleToRawLongBits(volatility);
        volatilityBits[newest] = bits;
        volatilityBits[newest - SLOTS] = bits;
    }

    /** How many of {@code length} volatilities, the newest of them {@code from} candles ago, are at most {@code limit}. */
    int volatilitiesAtMost(double limit, int from, int length) {
        int last = newest - from;
        long limitBits = Double.doubleToRawLongBits(limit);
        // What is not negative is in the order of its bits; whole numbers are compared several at a time.
        long above = 0;
        for (int i = last - length + 1; i <= last; i++) {
            above += (limitBits - volatilityBits[i]) >>> (Long.SIZE - 1);
        }
        return length - (int) above;
    }

    /** The newest candle's range, from the close before it on (Wilder). */
    double trueRange() {
        double high = get(HIGH, 0);
        double low = get(LOW, 0);
        double previousClose = get(CLOSE, 1);
        return Math.max(high - low, Math.max(Math.abs(previousClose - high), Math.abs(previousClose - low)));
    }

    /** The candle of the newest row. */
    Candle candle() {
        return new Candle(
                (long) get(OPEN_TIME, 0),
                get(OPEN, 0),
                get(HIGH, 0),
                get(LOW, 0),
                get(CLOSE, 0),
                get(VOLUME, 0),
                get(SYNTHETIC, 0) != 0);
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
        volatilityBits[slot] = Double.doubleToRawLongBits(row[VOLATILITY]);
        volatilityBits[slot + SLOTS] = volatilityBits[slot];
    }

    void restoreNewest(long nth) {
        newest = slot(nth) + SLOTS;
    }
}
