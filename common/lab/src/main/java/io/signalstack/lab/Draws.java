package io.signalstack.lab;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers that are the same on every machine: a named generator, and StrictMath. */
final class Draws {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATOR =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Draws() {}

    /** A generator at its beginning. */
    static RandomGenerator begin(long seed) {
        return GENERATOR.create(seed);
    }

    /** One number of several, in their order: the finalizer of SplitMix64 (Steele, Lea, Flood 2014) after each. */
    static long mix(long... parts) {
        long mixed = 0;
        for (long part : parts) {
            long z = mixed + part + GOLDEN;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            mixed = z ^ (z >>> 31);
        }
        return mixed;
    }

    /** ln of a number that is uniform in (0, 1]. */
    static double logUniform(RandomGenerator random) {
        return StrictMath.log(1 - random.nextDouble());
    }

    /** Of the standard normal distribution (Box and Muller 1958; one of the two). */
    static double gaussian(RandomGenerator random) {
        double radius = StrictMath.sqrt(-2 * logUniform(random));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** Of the χ² distribution with 6 degrees of freedom: the sum of three exponential ones of mean 2. */
    static double chiSquare6(RandomGenerator random) {
        double product = (1 - random.nextDouble()) * (1 - random.nextDouble()) * (1 - random.nextDouble());
        return -2 * StrictMath.log(product);
    }
}
