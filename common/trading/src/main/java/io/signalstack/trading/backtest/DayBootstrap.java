package io.signalstack.trading.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * The 95% interval of a share or a mean over pooled series: a bootstrap clustered by day. Outcomes of one day, of different
 * instruments too, are not independent, so whole days are drawn, with replacement and as many as there are; the ends are
 * percentiles of the share in the draws (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13: the
 * B·α-th of the B ordered draws).
 *
 * <p>Where no draw can differ from another, as with one day or with wins only, the interval is undefined: one without
 * width would claim a certainty that the outcomes do not give.
 */
public final class DayBootstrap {

    /** How often as many days are drawn as there are. */
    public static final int DRAWS = StationaryBootstrap.DRAWS;

    /** The generator, by its name in the JDK. */
    public static final String GENERATOR = StationaryBootstrap.GENERATOR;

    /** Each day is drawn by itself. */
    private static final double BLOCK = 1;

    private DayBootstrap() {}

    /**
     * Intervals of shares of the same outcomes, in the order of {@code successes} and all from the same draws. The same
     * arguments give the same bits.
     *
     * @param outcomes how many each day has, at least 1
     * @param successes for each share, how many of each day's outcomes count for it
     * @param seed of the generator
     * @throws IllegalArgumentException if a day has no outcome, or a share has not one count for each day
     */
    public static List<Interval> intervals(long[] outcomes, List<long[]> successes, long seed) {
        check(outcomes, successes);
        if (outcomes.length < 2) {
            return successes.stream().map(_ -> tooFew(outcomes)).toList();
        }
        List<double[]> shares = draw(outcomes, successes, seed);
        return shares.stream()
                .map(drawn -> Interval.ofDraws(drawn, "the share is the same on every day"))
                .toList();
    }

    /**
     * The interval of the mean over outcomes that are measured, not counted. The same arguments give the same bits.
     *
     * @param outcomes how many each day has, at least 1
     * @param sums what each day's outcomes add up to, as many
     * @param seed of the generator
     * @throws IllegalArgumentException if a day has no outcome
     */
    public static Interval mean(long[] outcomes, double[] sums, long seed) {
        check(outcomes, List.of());
        return outcomes.length < 2
                ? tooFew(outcomes)
                : Interval.ofDraws(
                        new StationaryBootstrap(outcomes.length, BLOCK, seed)
                                .draws(days -> sum(sums, days) / sum(outcomes, days)),
                        "the mean is the same on every day");
    }

    private static Interval tooFew(long[] outcomes) {
        return Interval.undefined(outcomes.length == 0 ? "no outcome" : "all outcomes are of one day");
    }

    private static List<double[]> draw(long[] outcomes, List<long[]> successes, long seed) {
        var bootstrap = new StationaryBootstrap(outcomes.length, BLOCK, seed);
        List<double[]> shares = new ArrayList<>();
        successes.forEach(_ -> shares.add(new double[DRAWS]));
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] days = bootstrap.next();
            double drawn = sum(outcomes, days);
            for (int share = 0; share < shares.size(); share++) {
                shares.get(share)[draw] = sum(successes.get(share), days) / drawn;
            }
        }
        return shares;
    }

    private static long sum(long[] counts, int[] days) {
        long sum = 0;
        for (int day : days) {
            sum += counts[day];
        }
        return sum;
    }

    private static double sum(double[] values, int[] days) {
        double sum = 0;
        for (int day : days) {
            sum += values[day];
        }
        return sum;
    }

    private static void check(long[] outcomes, List<long[]> successes) {
        for (long count : outcomes) {
            if (count < 1) {
                throw new IllegalArgumentException("a day has " + count + " outcomes");
            }
        }
        for (long[] counts : successes) {
            if (counts.length != outcomes.length) {
                throw new IllegalArgumentException(
                        "a share has counts of " + counts.length + " days, not of " + outcomes.length);
            }
        }
    }
}
