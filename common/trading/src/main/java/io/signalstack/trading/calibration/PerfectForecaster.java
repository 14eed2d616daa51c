package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.backtest.StationaryBootstrap;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The expected calibration error that chance alone would show on the same predictions, were each of them exactly right:
 * outcomes are drawn with the predicted probabilities, over and over.
 *
 * @param mean over the draws
 * @param quantile95 the least error that 95% of the draws do not exceed
 * @param draws how often
 * @param seed of the {@link #GENERATOR}
 */
public record PerfectForecaster(Measure mean, Measure quantile95, int draws, long seed) {

    /** What the outcomes are drawn with. */
    public static final String GENERATOR = StationaryBootstrap.GENERATOR;

    private static final int DRAWS = StationaryBootstrap.DRAWS;
    private static final double LEVEL = 0.95;

    static PerfectForecaster of(Binned binned, long seed) {
        if (binned.n() == 0) {
            Measure none = Measure.undefined(Reliability.EMPTY);
            return new PerfectForecaster(none, none, 0, seed);
        }
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        double[] errors = new double[DRAWS];
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            errors[draw] = binned.calibrationError(outcomes(binned, random));
            sum += errors[draw];
        }
        Arrays.sort(errors);
        double quantile = errors[(int) StrictMath.ceil(LEVEL * DRAWS) - 1];
        return new PerfectForecaster(Measure.of(sum / DRAWS), Measure.of(quantile), DRAWS, seed);
    }

    private static int[] outcomes(Binned binned, RandomGenerator random) {
        int[] hits = new int[Binned.BINS];
        for (int i = 0; i < binned.n(); i++) {
            if (random.nextDouble() < binned.predicted(i)) {
                hits[binned.binOf(i)]++;
            }
        }
        return hits;
    }
}
