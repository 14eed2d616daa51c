package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How far confidence may be trusted, on signals that it had not seen.
 *
 * @param refits the instants that the predictions' calibrations were trained to
 * @param withoutFit how many signals came before the first of them, and are in no figure
 * @param withoutChance how many signals too little was known of to predict them; they are in no figure either
 * @param calibrated over the predictions that come from a curve
 * @param uncalibrated over those that too little was known for
 * @param all over both
 * @param longs over those of LONG signals, of either basis
 * @param shorts over those of SHORT signals, of either basis
 * @param timeframes over those of each timeframe that has any
 * @param likely over those of {@value #LIKELY} and more
 */
public record CalibrationReport(
        List<Instant> refits,
        int withoutFit,
        int withoutChance,
        Reliability calibrated,
        Reliability uncalibrated,
        Reliability all,
        Reliability longs,
        Reliability shorts,
        Map<Timeframe, Reliability> timeframes,
        Reliability likely) {

    /** From here on a signal is said to be likelier to hit than not. */
    static final double LIKELY = 0.5;

    /**
     * Works it out.
     *
     * @param seed for the perfect forecasters, each of which begins with it anew
     */
    public static CalibrationReport of(OutOfSample sample, long seed) {
        Map<Timeframe, Reliability> timeframes = new EnumMap<>(Timeframe.class);
        for (Timeframe timeframe : Timeframe.values()) {
            Reliability over = over(sample, seed, prediction -> prediction.timeframe() == timeframe);
            if (over.n() > 0) {
                timeframes.put(timeframe, over);
            }
        }
        return new CalibrationReport(
                sample.refits(),
                sample.withoutFit(),
                sample.withoutChance(),
                over(sample, seed, Prediction::calibrated),
                over(sample, seed, prediction -> !prediction.calibrated()),
                over(sample, seed, _ -> true),
                over(sample, seed, prediction -> prediction.side() == Side.LONG),
                over(sample, seed, prediction -> prediction.side() == Side.SHORT),
                timeframes,
                over(sample, seed, prediction -> prediction.chance() >= LIKELY));
    }

    private static Reliability over(OutOfSample sample, long seed, Predicate<Prediction> which) {
        return Reliability.of(sample.predictions().stream().filter(which).toList(), seed);
    }

    /** The report for a terminal, in Markdown. */
    public String toMarkdown() {
        return ReportText.of(this);
    }
}
