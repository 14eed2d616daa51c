package io.signalstack.bench;

import java.util.List;

/** The value that so many of a hundred do not exceed. */
public final class Percentile {

    private Percentile() {}

    /**
     * That value.
     *
     * @param sorted smallest first, at least one
     */
    public static double of(List<Double> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
