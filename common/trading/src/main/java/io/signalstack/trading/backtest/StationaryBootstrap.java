package io.signalstack.trading.backtest;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Resamples a series in blocks, so that what follows one another stays together: the stationary bootstrap of Politis and
 * Romano, The Stationary Bootstrap, Journal of the American Statistical Association 89 (1994).
 *
 * <p>A draw is as long as the series. It starts at any place with the same probability, and goes on with the next value,
 * after the last with the first, but with probability 1/mean block starts anew at any place: blocks are of geometric
 * length. With a mean of 1 every value is drawn by itself. Mutable, with one owner.
 */
public final class StationaryBootstrap {

    /** The generator, by its name in the JDK. */
    public static final String GENERATOR = "L64X128MixRandom";

    /** How many draws an interval or a band is made of. */
    public static final int DRAWS = 10_000;

    private final RandomGenerator random;
    private final double restart;
    private final int[] places;

    /**
     * A bootstrap at its first draw.
     *
     * @param length of the series
     * @param meanBlock mean length of a block
     * @param seed of the generator; the same seed gives the same draws
     * @throws IllegalArgumentException naming the value, unless both are at least 1
     */
    public StationaryBootstrap(int length, double meanBlock, long seed) {
        if (length < 1) {
            throw new IllegalArgumentException("bootstrap length " + length + " is under 1");
        }
        if (!(meanBlock >= 1)) {
            throw new IllegalArgumentException("bootstrap meanBlock " + meanBlock + " is under 1");
        }
        random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        restart = 1 / meanBlock;
        places = new int[length];
    }

    /** The next draw: places in the series, from 0; valid until the one after it. */
    public int[] next() {
        int at = random.nextInt(places.length);
        places[0] = at;
        for (int i = 1; i < places.length; i++) {
            if (restart == 1 || random.nextDouble() < restart) {
                at = random.nextInt(places.length);
            } else {
                at = at + 1 == places.length ? 0 : at + 1;
            }
            places[i] = at;
        }
        return places;
    }

    /** A statistic of each of the next {@link #DRAWS} draws. */
    public double[] draws(ToDoubleFunction<int[]> statistic) {
        double[] values = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            values[draw] = statistic.applyAsDouble(next());
        }
        return values;
    }
}
