package io.signalstack.api.application;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What became of signals, in figures that are not rounded. Rates are over the realised ones; net R is after the costs of
 * both sides.
 *
 * @param n realised signals: filled, and the outcome known
 * @param winRate share with net R above 0
 * @param hitRate share that reached the target
 * @param profitFactor net R of the wins / net R of the losses, without its sign
 * @param averageConfidence mean of the estimates given at the opening, where there were any, to be held against the hit
 *     rate
 * @param highConfidenceShare share whose estimate was above the signal's own break-even rate: an edge above 0
 * @param notFilled signals that the market left behind
 * @param unverifiable signals whose outcome a lost candle hides
 * @param open signals that are still watched
 */
public record Performance(
        long n,
        Proportion winRate,
        Proportion hitRate,
        Figure profitFactor,
        Figure averageConfidence,
        Proportion highConfidenceShare,
        long notFilled,
        long unverifiable,
        long open) {

    private static final String NONE = "no signal has been realised";
    private static final String NO_CONFIDENCE = "no realised signal had a confidence";
    private static final String NO_LOSS = "no realised signal has lost";

    /** Adds up one group's days. */
    static Performance of(Collection<Tally> days) {
        long n = sum(days, Tally::realised);
        List<Proportion> shares = new Shares(days).of(List.of(Tally::wins, Tally::hits, Tally::highConfidence), NONE);
        return new Performance(
                n,
                shares.get(0),
                shares.get(1),
                Figure.ratio(total(days, Tally::wonR), total(days, Tally::lostR), n == 0 ? NONE : NO_LOSS),
                Figure.ratio(
                        total(days, Tally::confidence),
                        (double) sum(days, Tally::withConfidence),
                        n == 0 ? NONE : NO_CONFIDENCE),
                shares.get(2),
                sum(days, Tally::notFilled),
                sum(days, Tally::unverifiable),
                sum(days, Tally::open));
    }

    private static long sum(Collection<Tally> days, ToLongFunction<Tally> counts) {
        return days.stream().mapToLong(counts).sum();
    }

    private static double total(Collection<Tally> days, ToDoubleFunction<Tally> sums) {
        return days.stream().mapToDouble(sums).sum();
    }
}
