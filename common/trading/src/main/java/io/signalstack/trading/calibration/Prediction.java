package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * What was said of a signal before it could be known, and what became of it. There is none of a signal that its own
 * calibration could have seen.
 *
 * @param signalId of which signal
 * @param timeframe length of its candle
 * @param side its direction
 * @param closedAt when its candle closed
 * @param trainedTo until when outcomes were known to what made the prediction
 * @param chance the prediction
 * @param calibrated whether it comes from a curve
 * @param baseRate the share of hits that was known then, which a forecaster without skill would have predicted
 * @param hit whether it reached its target
 */
public record Prediction(
        String signalId,
        Timeframe timeframe,
        Side side,
        Instant closedAt,
        Instant trainedTo,
        double chance,
        boolean calibrated,
        double baseRate,
        boolean hit) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the signal and value, unless what made the prediction is older than the
     *     signal, and prediction and base rate are in [0, 1]
     */
    public Prediction {
        if (!trainedTo.isBefore(closedAt)) {
            throw new IllegalArgumentException("signal " + signalId + " closed at " + closedAt
                    + ", which is not after what predicts it was trained, to " + trainedTo);
        }
        requireProbability(signalId, "chance", chance);
        requireProbability(signalId, "baseRate", baseRate);
    }

    /**
     * What a calibration says of a signal; empty where it knows too little to say anything.
     *
     * @throws IllegalArgumentException naming the signal, if the calibration is of another strategy or timeframe, or not
     *     older than the signal
     */
    public static Optional<Prediction> of(Calibration calibration, Prior prior, Settled signal) {
        if (!calibration.strategy().equals(signal.strategy()) || calibration.timeframe() != signal.timeframe()) {
            throw new IllegalArgumentException("signal " + signal.signalId() + " is not one of "
                    + calibration.strategy() + " on " + calibration.timeframe());
        }
        Confidence confidence = calibration.confidence(prior, signal.side(), signal.regime(), signal.rawScore());
        Double chance = confidence.value().value();
        Double baseRate = calibration.baseRate(prior).value();
        return chance == null || baseRate == null
                ? Optional.empty()
                : Optional.of(new Prediction(
                        signal.signalId(),
                        signal.timeframe(),
                        signal.side(),
                        signal.closedAt(),
                        calibration.trainedTo(),
                        chance,
                        confidence.isCalibrated(),
                        baseRate,
                        signal.hit()));
    }

    private static void requireProbability(String signalId, String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("signal " + signalId + " " + field + " " + value + " is not in [0, 1]");
        }
    }
}
