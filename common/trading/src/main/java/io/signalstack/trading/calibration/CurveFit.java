package io.signalstack.trading.calibration;

import io.signalstack.trading.calibration.Curve.Knot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a curve through the outcomes of a cell, in four steps.
 *
 * <ol>
 *   <li>Outcomes of equal strength are pooled; {@link Pava} over hits and counts gives blocks of one hit rate.
 *   <li>Each block's rate is smoothed to (hits + 50p̄)/(n + 50), p̄ being the cell's hit rate, so that a block of few outcomes
 *       is not taken for a certainty.
 *   <li>That can put neighbours out of order: {@link Pava} once more, over the smoothed rates with weights n + 50.
 *   <li>Each block of that becomes a knot, at the mean strength of its outcomes.
 * </ol>
 */
final class CurveFit {

    /** With 2 the ends of a curve were drawn through luck: 0.6 and more was said where 0.45 came. */
    private static final int PRIOR = Prior.WEIGHT;

    private final double[] strengths;
    private final double[] counts;
    private final double[] hits;

    private CurveFit(Map<Double, HitCount> byStrength) {
        strengths = byStrength.keySet().stream().mapToDouble(x -> x).toArray();
        counts = byStrength.values().stream().mapToDouble(HitCount::n).toArray();
        hits = byStrength.values().stream().mapToDouble(HitCount::hits).toArray();
    }

    /**
     * The cell's curve.
     *
     * @param settled at least one
     */
    static Curve of(Collection<Settled> settled) {
        Map<Double, HitCount> byStrength = new TreeMap<>();
        for (Settled signal : settled) {
            byStrength.merge(signal.strength(), new HitCount(1, signal.hit() ? 1 : 0), HitCount::plus);
        }
        HitCount all = HitCount.of(settled);
        return new CurveFit(byStrength).curve((double) all.hits() / all.n());
    }

    private Curve curve(double rate) {
        List<Pava.Block> raw = Pava.fit(hits, counts);
        double[] sums =
                raw.stream().mapToDouble(block -> block.sum() + PRIOR * rate).toArray();
        double[] weights =
                raw.stream().mapToDouble(block -> block.weight() + PRIOR).toArray();
        List<Knot> knots = new ArrayList<>();
        for (Pava.Block block : Pava.fit(sums, weights)) {
            int first = raw.get(block.first()).first();
            int end = raw.get(block.end() - 1).end();
            knots.add(new Knot(meanStrength(first, end), Math.min(block.mean(), 1)));
        }
        return new Curve(knots);
    }

    private double meanStrength(int first, int end) {
        double sum = 0;
        double n = 0;
        for (int i = first; i < end; i++) {
            sum += counts[i] * strengths[i];
            n += counts[i];
        }
        // A rounded mean stays among its own, so that knots keep apart.
        return Math.clamp(sum / n, strengths[first], strengths[end - 1]);
    }
}
