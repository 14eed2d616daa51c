package io.signalstack.trading.calibration;

/**
 * The estimated chance that a signal's target comes before its stop and its expiry.
 *
 * @param value in [0, 1]
 * @param basis how it was come by: {@code UNCALIBRATED(n)} or {@code CALIBRATED(n)}, n outcomes being known
 */
public record Confidence(double value, String basis) {

    private static final String CALIBRATED = "CALIBRATED(";

    static Confidence calibrated(double value, int n) {
        return new Confidence(value, CALIBRATED + n + ")");
    }

    static Confidence uncalibrated(double value, int n) {
        return new Confidence(value, "UNCALIBRATED(" + n + ")");
    }

    /** Whether enough outcomes were known. */
    public boolean isCalibrated() {
        return basis.startsWith(CALIBRATED);
    }
}
