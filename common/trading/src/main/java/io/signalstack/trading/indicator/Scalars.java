package io.signalstack.trading.indicator;

import java.util.Arrays;

/** What recursive indicators remember: one flat array, of which each indicator claims its part. */
final class Scalars {

    private double[] values = new double[0];

    /** Hands out the next {@code count} places, all zero; gives the index of the first. */
    int claim(int count) {
        int first = values.length;
        values = Arrays.copyOf(values, first + count);
        return first;
    }

    double get(int index) {
        return values[index];
    }

    void set(int index, double value) {
        values[index] = value;
    }

    double[] copy() {
        return values.clone();
    }

    void restore(double[] saved) {
        if (saved.length != values.length) {
            throw new IllegalArgumentException("saved scalars are " + saved.length + ", not " + values.length);
        }
        System.arraycopy(saved, 0, values, 0, saved.length);
    }
}
