package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Measure;

/**
 * The estimated chance that a signal's target comes before its stop and its expiry.
 *
 * @param value in [0, 1]; undefined where too little is known to say any
 * @param basis how it was come by: {@code UNCALIBRATED(n)} or {@code CALIBRATED(n)}, n outcomes being known
 */
public record Confidence(Measure value, String basis) {

    private static final String CALIBRATED = "CALIBRATED(";

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException naming it, unless it is undefined or in [0, 1]
     */
    public Confidence {
        Double chance = value.value();
        if (chance != null && !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("confidence " + chance + " is not in [0, 1]");
        }
    }

    static Confidence calibrated(double value, int n) {
        return new Confidence(Measure.of(value), CALIBRATED + n + ")");
    }

    static Confidence uncalibrated(Measure value, int n) {
        return new Confidence(value, "UNCALIBRATED(" + n + ")");
    }

    /** Where no outcome is known. */
    public static Confidence unknown(Prior prior) {
        return prior.with(HitCount.NONE, HitCount.NONE);
    }

    /** No confidence, for a signal on candles that repeat others: what is known of those says nothing new. */
    public static Confidence repeated() {
        return uncalibrated(Measure.undefined("REPEATED"), 0);
    }

    /** Whether enough outcomes were known. */
    public boolean isCalibrated() {
        return basis.startsWith(CALIBRATED);
    }
}
