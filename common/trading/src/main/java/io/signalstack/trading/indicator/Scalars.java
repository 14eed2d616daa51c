package io.signalstack.trading.indicator;

import java.util.Arrays;

/** What a timeframe's recursive indicators remember: one flat array, of which each indicator claims its part. */
final class Scalars {

    private static final int LIMIT = 100;

    private final double[] values = new double[LIMIT];
    private int claimed;

    /** Hands out the next {@code count} places, all zero; gives the index of the first. */
    int claim(int count) {
        int first = claimed;
        claimed += count;
        return first;
    }

    double get(int index) {
        return values[index];
    }

    void set(int index, double value) {
        values[index] = value;
    }

    double[] copy() {
        return Arrays.copyOf(values, claimed);
    }

    void restore(double[] saved) {
        if (saved.length != claimed) {
            throw new IllegalArgumentException("saved scalars are " + saved.length + ", not " + claimed);
        }
        System.arraycopy(saved, 0, values, 0, claimed);
    }
}
