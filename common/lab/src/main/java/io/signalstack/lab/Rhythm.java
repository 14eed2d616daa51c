package io.signalstack.lab;

/**
 * How much livelier or quieter than on average a candle of the week is: days have an afternoon and a night, weeks have a
 * weekend. Counted from the market's first candle, which opens a Monday of its own.
 */
final class Rhythm {

    private static final int DAY = 96;
    private static final int WEEK = 7 * DAY;
    private static final int LIVELIEST = 60;
    private static final double SWING = 0.3;
    private static final int WEEKEND_FROM = 5 * DAY;
    private static final double WEEKEND = 0.75;

    /** By the place in the week; the mean of its squares is 1, so that it does not change the volatility over a week. */
    private static final double[] FACTORS = factors();

    private Rhythm() {}

    /** Factor of a candle's volatility. */
    static double volatility(long index) {
        return FACTORS[(int) (index % WEEK)];
    }

    /** Factor of a candle's volume. */
    static double volume(long index) {
        double factor = volatility(index);
        return factor * factor;
    }

    private static double[] factors() {
        double[] factors = new double[WEEK];
        double squares = 0;
        for (int i = 0; i < WEEK; i++) {
            double day = 1 + SWING * StrictMath.cos(2 * StrictMath.PI * (i - LIVELIEST) / DAY);
            factors[i] = i < WEEKEND_FROM ? day : WEEKEND * day;
            squares += factors[i] * factors[i];
        }
        double mean = StrictMath.sqrt(squares / WEEK);
        for (int i = 0; i < WEEK; i++) {
            factors[i] /= mean;
        }
        return factors;
    }
}
