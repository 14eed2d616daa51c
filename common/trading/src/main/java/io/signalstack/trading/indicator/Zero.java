package io.signalstack.trading.indicator;

/** When a divisor or a distance counts as zero. */
final class Zero {

    private static final double RELATIVE = 1e-12;

    private Zero() {}

    /** Whether {@code divisor}, which is not negative, is nothing beside what it is measured by. */
    static boolean is(double divisor, double scale) {
        return divisor <= RELATIVE * scale;
    }

    /** The greatest value whose distance from this one, which is not negative, counts as zero. */
    static double atMost(double value) {
        return value * (1 + RELATIVE);
    }

    /** The quotient, or NaN if the divisor counts as zero. */
    static double quotient(double dividend, double divisor, double scale) {
        return is(divisor, scale) ? Double.NaN : dividend / divisor;
    }
}
