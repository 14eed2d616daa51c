package io.signalstack.bench.report;

import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Evidence.Label;
import java.util.List;

/**
 * The labels that the seeds gave to one strategy, market, timeframe and side, and what is true: the mean net R over the
 * trades of all seeds.
 *
 * @param seeds how many gave one
 * @param earning how many said EARNING
 * @param unproven how many said UNPROVEN
 * @param losing how many said LOSING
 * @param trades of all seeds
 * @param mean their mean net R; NaN with none
 * @param half half the width of its 95% interval, seeds being independent of one another
 */
record LabCell(int seeds, int earning, int unproven, int losing, int trades, double mean, double half) {

    private static final double Z = 1.96;

    static LabCell of(List<Evidence> ofSeeds) {
        int trades = ofSeeds.stream().mapToInt(Evidence::n).sum();
        double mean = ofSeeds.stream().mapToDouble(LabCell::sum).sum() / trades;
        double squares = 0;
        for (Evidence evidence : ofSeeds) {
            double off = sum(evidence) - mean * evidence.n();
            squares += off * off;
        }
        return new LabCell(
                ofSeeds.size(),
                count(ofSeeds, Label.EARNING),
                count(ofSeeds, Label.UNPROVEN),
                count(ofSeeds, Label.LOSING),
                trades,
                mean,
                Z * StrictMath.sqrt(squares) / trades);
    }

    /** What it is in truth; that nothing can be said where zero may be true. */
    Label truth() {
        if (mean - half > 0) {
            return Label.EARNING;
        }
        return mean + half < 0 ? Label.LOSING : Label.UNPROVEN;
    }

    /** How many of the labels claim what is not so. UNPROVEN claims nothing. */
    int wrong() {
        return (truth() == Label.EARNING ? 0 : earning) + (truth() == Label.LOSING ? 0 : losing);
    }

    private static double sum(Evidence evidence) {
        Double mean = evidence.meanNetR().value();
        return mean == null ? 0 : mean * evidence.n();
    }

    private static int count(List<Evidence> ofSeeds, Label label) {
        return (int)
                ofSeeds.stream().filter(evidence -> evidence.label() == label).count();
    }
}
