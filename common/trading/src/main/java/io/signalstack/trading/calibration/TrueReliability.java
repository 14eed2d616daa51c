package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How predictions compare with the true chances of their signals, where these are known: what is left of the calibration
 * error without the luck of outcomes.
 *
 * @param n how many predictions
 * @param meanPredicted mean of the predictions
 * @param meanTrue mean of the true chances
 * @param calibrationError Σ nᵦ/n · |mean predicted − mean true| over the bins
 * @param bins ten equal ones over [0, 1]
 */
public record TrueReliability(
        int n, Measure meanPredicted, Measure meanTrue, Measure calibrationError, List<Bin> bins) {

    /**
     * Predictions of about the same chance.
     *
     * @param from least prediction
     * @param to greatest; in this bin only if it is 1
     * @param n how many predictions
     * @param meanPredicted mean of the predictions
     * @param meanTrue mean of the true chances
     */
    public record Bin(double from, double to, int n, Measure meanPredicted, Measure meanTrue) {}

    /** Works it out, of predictions in an order that does not depend on chance. */
    public static TrueReliability of(List<Prediction> predictions, ToDoubleFunction<Prediction> truth) {
        return of(
                predictions.stream().mapToDouble(Prediction::chance).toArray(),
                predictions.stream().mapToDouble(truth).toArray());
    }

    /**
     * Works it out, of chances in an order that does not depend on chance.
     *
     * @param said the predictions, each in [0, 1]
     * @param chances the true ones of the same signals
     * @throws IllegalArgumentException naming both numbers, if there are not as many of one as of the other
     */
    public static TrueReliability of(double[] said, double[] chances) {
        if (said.length != chances.length) {
            throw new IllegalArgumentException(said.length + " predictions have " + chances.length + " true chances");
        }
        var binned = new Binned(said.clone());
        double[] truths = new double[Binned.BINS];
        double predicted = 0;
        double all = 0;
        for (int i = 0; i < binned.n(); i++) {
            truths[binned.binOf(i)] += chances[i];
            all += chances[i];
            predicted += binned.predicted(i);
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < Binned.BINS; bin++) {
            int n = binned.count(bin);
            bins.add(new Bin(
                    (double) bin / Binned.BINS,
                    (double) (bin + 1) / Binned.BINS,
                    n,
                    Measure.quotient(binned.sum(bin), n, Reliability.EMPTY),
                    Measure.quotient(truths[bin], n, Reliability.EMPTY)));
        }
        return new TrueReliability(
                binned.n(),
                Measure.quotient(predicted, binned.n(), Reliability.EMPTY),
                Measure.quotient(all, binned.n(), Reliability.EMPTY),
                binned.n() == 0 ? Measure.undefined(Reliability.EMPTY) : Measure.of(binned.calibrationError(truths)),
                List.copyOf(bins));
    }
}
