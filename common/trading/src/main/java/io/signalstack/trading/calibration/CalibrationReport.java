package io.signalstack.trading.calibration;

import io.signalstack.trading.signal.Side;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far confidence may be trusted, on signals that it had not seen.
 *
 * @param refits the instants that the predictions' calibrations were trained to
 * @param withoutFit how many signals came before the first of them, and are in no figure
 * @param calibrated over the predictions that come from a curve
 * @param uncalibrated over those that too little was known for
 * @param all over both
 * @param longs over those of LONG signals, of either basis
 * @param shorts over those of SHORT signals, of either basis
 */
public record CalibrationReport(
        List<Instant> refits,
        int withoutFit,
        Reliability calibrated,
        Reliability uncalibrated,
        Reliability all,
        Reliability longs,
        Reliability shorts) {

    /**
     * Works it out.
     *
     * @param seed for the perfect forecasters, each of which begins with it anew
     */
    public static CalibrationReport of(OutOfSample sample, long seed) {
        return new CalibrationReport(
                sample.refits(),
                sample.withoutFit(),
                over(sample, seed, prediction -> prediction.confidence().isCalibrated()),
                over(sample, seed, prediction -> !prediction.confidence().isCalibrated()),
                over(sample, seed, _ -> true),
                over(sample, seed, prediction -> prediction.side() == Side.LONG),
                over(sample, seed, prediction -> prediction.side() == Side.SHORT));
    }

    private static Reliability over(OutOfSample sample, long seed, Predicate<Prediction> which) {
        return Reliability.of(sample.predictions().stream().filter(which).toList(), seed);
    }

    /** The report for a terminal, in Markdown. */
    public String toMarkdown() {
        return ReportText.of(this);
    }
}
