package io.signalstack.trading.signal;

/** What a number of a signal has to be. Each check throws {@link IllegalArgumentException} naming the field and value. */
final class Require {

    private Require() {}

    /** Finite and more than 0. */
    static void positive(String field, double value) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, field, value, "a finite number > 0");
    }

    /** Finite, and 0 or more. */
    static void notNegative(String field, double value) {
        require(value >= 0 && value < Double.POSITIVE_INFINITY, field, value, "a finite number >= 0");
    }

    static void between(String field, double value, int least, int most) {
        require(value >= least && value <= most, field, value, "in [" + least + ", " + most + "]");
    }

    private static void require(boolean holds, String field, double value, String what) {
        if (!holds) {
            throw new IllegalArgumentException("signal " + field + " " + value + " is not " + what);
        }
    }
}
