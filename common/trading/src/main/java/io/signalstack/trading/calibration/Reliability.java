package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * How predictions compare with what became of their signals.
 *
 * @param n how many predictions
 * @param hits how many of their signals reached the target
 * @param meanPredicted mean of the predictions
 * @param observed share of the hits
 * @param bins ten equal ones over [0, 1]
 * @param brier mean of (predicted − outcome)², the outcome being 1 for a hit and 0 for a miss (Brier 1950)
 * @param baseRateBrier the same for the base rates known when each prediction was made
 * @param brierSkill 1 − brier/baseRateBrier: above 0 where the predictions are better than base rates
 * @param calibrationError Σ nᵦ/n · |mean predicted − observed| over the bins
 * @param perfect the calibration error that a perfect forecaster would show on the same predictions
 */
public record Reliability(
        int n,
        int hits,
        Measure meanPredicted,
        Measure observed,
        List<Bin> bins,
        Measure brier,
        Measure baseRateBrier,
        Measure brierSkill,
        Measure calibrationError,
        PerfectForecaster perfect) {

    static final String EMPTY = "no prediction";

    /**
     * Predictions of about the same chance.
     *
     * @param from least prediction
     * @param to greatest; in this bin only if it is 1
     * @param n how many predictions
     * @param hits how many of their signals reached the target
     * @param meanPredicted mean of the predictions
     * @param observed share of the hits
     * @param interval Wilson's 95% interval of that share, which takes signals as independent
     */
    public record Bin(
            double from, double to, int n, int hits, Measure meanPredicted, Measure observed, Interval interval) {

        static Bin of(Binned binned, int index, int hits) {
            int n = binned.count(index);
            var outcomes = new HitCount(n, hits);
            return new Bin(
                    (double) index / Binned.BINS,
                    (double) (index + 1) / Binned.BINS,
                    n,
                    hits,
                    Measure.quotient(binned.sum(index), n, EMPTY),
                    outcomes.rate(),
                    outcomes.interval());
        }
    }

    /**
     * Works it out.
     *
     * @param predictions in an order that does not depend on chance, for the sake of the last digits
     * @param seed for the perfect forecaster
     */
    public static Reliability of(List<Prediction> predictions, long seed) {
        int n = predictions.size();
        var binned = new Binned(predictions);
        int[] hits = new int[Binned.BINS];
        int allHits = 0;
        double predicted = 0;
        double squares = 0;
        double baseSquares = 0;
        for (int i = 0; i < n; i++) {
            Prediction prediction = predictions.get(i);
            int outcome = prediction.hit() ? 1 : 0;
            hits[binned.binOf(i)] += outcome;
            allHits += outcome;
            predicted += prediction.chance();
            squares += square(prediction.chance() - outcome);
            baseSquares += square(prediction.baseRate() - outcome);
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < Binned.BINS; bin++) {
            bins.add(Bin.of(binned, bin, hits[bin]));
        }
        return new Reliability(
                n,
                allHits,
                Measure.quotient(predicted, n, EMPTY),
                Measure.quotient(allHits, n, EMPTY),
                List.copyOf(bins),
                Measure.quotient(squares, n, EMPTY),
                Measure.quotient(baseSquares, n, EMPTY),
                skill(n, squares, baseSquares),
                n == 0 ? Measure.undefined(EMPTY) : Measure.of(binned.calibrationError(hits)),
                PerfectForecaster.of(binned, seed));
    }

    private static Measure skill(int n, double squares, double baseSquares) {
        return n == 0 || baseSquares == 0
                ? Measure.undefined(n == 0 ? EMPTY : "the base rates were never wrong")
                : Measure.of(1 - squares / baseSquares);
    }

    private static double square(double value) {
        return value * value;
    }
}
