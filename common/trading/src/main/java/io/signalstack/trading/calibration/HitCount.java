package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import java.util.Collection;

/**
 * How many outcomes, and how many of them reached the target.
 *
 * @param n outcomes
 * @param hits from 0 to n
 */
public record HitCount(int n, int hits) {

    static final HitCount NONE = new HitCount(0, 0);

    private static final String EMPTY = "no outcome";

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the values, unless 0 ≤ hits ≤ n
     */
    public HitCount {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException("hits " + hits + " is not from 0 to n " + n);
        }
    }

    static HitCount of(Collection<Settled> settled) {
        return new HitCount(
                settled.size(), (int) settled.stream().filter(Settled::hit).count());
    }

    HitCount plus(HitCount other) {
        return new HitCount(n + other.n, hits + other.hits);
    }

    public int misses() {
        return n - hits;
    }

    /** Share of the hits. */
    public Measure rate() {
        return Measure.quotient(hits, n, EMPTY);
    }

    /** Wilson's 95% interval of that share; it takes outcomes as independent, which those of one day are not wholly. */
    public Interval interval() {
        Measure none = Measure.undefined(EMPTY);
        return n == 0 ? new Interval(none, none) : Interval.wilson(hits, n);
    }
}
