package io.signalstack.trading.backtest;

import java.util.Arrays;

/** A 95% interval; both ends undefined for the same reason where there is none. Over pooled series: {@link DayBootstrap}. */
public record Interval(Measure low, Measure high) {

    private static final double Z = 1.96;

    static Interval of(double low, double high) {
        return new Interval(Measure.of(low), Measure.of(high));
    }

    /** The middle 95% of draws, which it puts in order; undefined for that reason where they are all alike. */
    static Interval ofDraws(double[] draws, String alike) {
        Arrays.sort(draws);
        return draws[0] == draws[draws.length - 1]
                ? undefined(alike)
                : of(Percentile.of(draws, 25), Percentile.of(draws, 975));
    }

    static Interval undefined(String reason) {
        return new Interval(Measure.undefined(reason), Measure.undefined(reason));
    }

    /** Wilson's score interval of a share (Wilson 1927), z = 1.96: for the outcomes of one series. */
    public static Interval wilson(long successes, long n) {
        if (n == 0) {
            return undefined("no trade");
        }
        double share = (double) successes / n;
        double scale = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2.0 * n)) / scale;
        double half = Z / scale * StrictMath.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return of(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
