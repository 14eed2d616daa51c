package io.signalstack.api.application;

import io.signalstack.api.application.Tally.Group;
import io.signalstack.api.application.Tally.Split;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the confidences that were given at the opening compare with what came, over the realised signals that had one.
 *
 * @param n how many
 * @param averageConfidence mean of what was said
 * @param hitRate share that reached the target
 * @param calibrationError Σ nᵦ/n · |mean said − hit rate| over the bins (Naeini, Cooper, Hauskrecht 2015)
 * @param bins ten equal ones over [0, 1]
 */
public record Calibration(
        long n, Figure averageConfidence, Proportion hitRate, Figure calibrationError, List<Bin> bins) {

    private static final int BINS = 10;
    private static final String EMPTY = "no realised signal had such a confidence";

    /**
     * Signals of about the same confidence.
     *
     * @param from least confidence
     * @param to greatest; in this bin only if it is 1
     * @param n how many
     * @param averageConfidence mean of what was said
     * @param hitRate share that reached the target
     */
    public record Bin(double from, double to, long n, Figure averageConfidence, Proportion hitRate) {

        static Bin of(int index, Collection<Tally> days) {
            return new Bin(
                    (double) index / BINS,
                    (double) (index + 1) / BINS,
                    Performance.sum(days, Tally::withConfidence),
                    mean(days, EMPTY),
                    hits(days, EMPTY));
        }
    }

    /** Compares what was counted. */
    static Calibration of(Map<Group, List<Tally>> groups) {
        List<Tally> all = groups.getOrDefault(Group.ALL, List.of());
        String none = Performance.sum(all, Tally::realised) == 0 ? Performance.NONE : Performance.NO_CONFIDENCE;
        List<List<Tally>> bins = IntStream.range(0, BINS)
                .mapToObj(bin -> groups.getOrDefault(new Group(Split.CONFIDENCE, Integer.toString(bin)), List.of()))
                .toList();
        return new Calibration(
                Performance.sum(all, Tally::withConfidence),
                mean(all, none),
                hits(all, none),
                error(bins, none),
                IntStream.range(0, BINS)
                        .mapToObj(bin -> Bin.of(bin, bins.get(bin)))
                        .toList());
    }

    private static Figure mean(Collection<Tally> days, String none) {
        return Figure.ratio(
                Performance.total(days, Tally::confidence),
                (double) Performance.sum(days, Tally::withConfidence),
                none);
    }

    private static Proportion hits(Collection<Tally> days, String none) {
        return new Shares(days, Tally::withConfidence)
                .of(List.of(Tally::confidentHits), none)
                .getFirst();
    }

    private static Figure error(List<List<Tally>> bins, String none) {
        double apart = 0;
        long n = 0;
        for (List<Tally> days : bins) {
            apart += Math.abs(Performance.total(days, Tally::confidence) - Performance.sum(days, Tally::confidentHits));
            n += Performance.sum(days, Tally::withConfidence);
        }
        return Figure.ratio(apart, (double) n, none);
    }
}
