package io.signalstack.trading.backtest;

/** A 95% interval; both ends undefined for the same reason where there is none. */
public record Interval(Measure low, Measure high) {

    private static final double Z = 1.96;

    /** Wilson's score interval of a share (Wilson 1927), z = 1.96. */
    public static Interval wilson(int successes, int n) {
        if (n == 0) {
            Measure none = Measure.undefined("no trade");
            return new Interval(none, none);
        }
        double share = (double) successes / n;
        double scale = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2.0 * n)) / scale;
        double half = Z / scale * StrictMath.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return new Interval(Measure.of(Math.max(0, middle - half)), Measure.of(Math.min(1, middle + half)));
    }
}
