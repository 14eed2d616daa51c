package io.signalstack.trading.calibration;

import java.time.Instant;
import java.util.List;

/**
 * Predictions that were made before their outcomes could be known.
 *
 * @param predictions in order of the signals' closes
 * @param refits the instants that the predictions' calibrations were trained to, in order
 * @param withoutFit how many signals came too early for any of them, and are not predicted
 * @param withoutChance how many signals too little was known of to predict them
 */
public record OutOfSample(List<Prediction> predictions, List<Instant> refits, int withoutFit, int withoutChance) {

    public OutOfSample {
        predictions = List.copyOf(predictions);
        refits = List.copyOf(refits);
    }
}
