package io.signalstack.trading.backtest;

/** Percentiles of draws: the B·α-th of B ordered ones (Efron and Tibshirani, An Introduction to the Bootstrap, 1993). */
final class Percentile {

    private Percentile() {}

    /**
     * The value that this share of the draws does not exceed.
     *
     * @param ordered ascending, at least one
     * @param perMille the share, from 1 to 1000
     */
    static double of(double[] ordered, int perMille) {
        return ordered[Math.toIntExact(Math.ceilDiv((long) ordered.length * perMille, 1_000L)) - 1];
    }
}
