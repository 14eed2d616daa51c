package io.signalstack.trading.calibration;

import java.util.Arrays;
import java.util.List;

/** Predictions in ten equal bins, [0, 0.1) to [0.9, 1], with the sum of what each of them predicts. */
final class Binned {

    static final int BINS = 10;

    private final double[] predicted;
    private final int[] binOf;
    private final int[] counts = new int[BINS];
    private final double[] sums = new double[BINS];

    Binned(List<Prediction> predictions) {
        this(predictions.stream().mapToDouble(Prediction::chance).toArray());
    }

    Binned(double[] predicted) {
        this.predicted = predicted;
        binOf = new int[predicted.length];
        for (int i = 0; i < predicted.length; i++) {
            int bin = Math.min((int) (predicted[i] * BINS), BINS - 1);
            binOf[i] = bin;
            counts[bin]++;
            sums[bin] += predicted[i];
        }
    }

    int n() {
        return predicted.length;
    }

    double predicted(int i) {
        return predicted[i];
    }

    int binOf(int i) {
        return binOf[i];
    }

    int count(int bin) {
        return counts[bin];
    }

    double sum(int bin) {
        return sums[bin];
    }

    /**
     * The expected calibration error (Naeini, Cooper, Hauskrecht 2015): Σ nᵦ/n · |mean predicted − observed| over the bins.
     *
     * @param hits by bin
     */
    double calibrationError(int[] hits) {
        return calibrationError(Arrays.stream(hits).asDoubleStream().toArray());
    }

    /**
     * The same against anything else that predictions are held against.
     *
     * @param observed its sum by bin
     */
    double calibrationError(double[] observed) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(sums[bin] - observed[bin]);
        }
        return sum / predicted.length;
    }
}
