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
 * @param withConfidence realised signals that an estimate was given for
 * @param highConfidenceShare share of these whose estimate was above the signal's own break-even rate: an edge above 0
 * @param notFilled signals that the market left behind
 * @param unverifiable signals whose outcome a lost candle hides
 * @param open signals that are still watched
 * @param repeated signals whose time goes beyond the end of a recording: they rest on what was there before, and are in
 *     none of the other figures
 */
public record Performance(
        long n,
        Proportion winRate,
        Proportion hitRate,
        Figure profitFactor,
        Figure averageConfidence,
        long withConfidence,
        Proportion highConfidenceShare,
        long notFilled,
        long unverifiable,
        long open,
        long repeated) {

    static final String NONE = "no signal has been realised";
    static final String NO_CONFIDENCE = "no realised signal had a confidence";
    private static final String NO_LOSS = "no realised signal has lost";

    /** Adds up one group's days. */
    static Performance of(Collection<Tally> days) {
        long n = sum(days, Tally::realised);
        long withConfidence = sum(days, Tally::withConfidence);
        List<Proportion> shares = new Shares(days, Tally::realised).of(List.of(Tally::wins, Tally::hits), NONE);
        String noConfidence = n == 0 ? NONE : NO_CONFIDENCE;
        return new Performance(
                n,
                shares.get(0),
                shares.get(1),
                Figure.ratio(total(days, Tally::wonR), total(days, Tally::lostR), n == 0 ? NONE : NO_LOSS),
                Figure.ratio(total(days, Tally::confidence), (double) withConfidence, noConfidence),
                withConfidence,
                new Shares(days, Tally::withConfidence)
                        .of(List.of(Tally::highConfidence), noConfidence)
                        .getFirst(),
                sum(days, Tally::notFilled),
                sum(days, Tally::unverifiable),
                sum(days, Tally::open),
                sum(days, Tally::repeated));
    }

    static long sum(Collection<Tally> days, ToLongFunction<Tally> counts) {
        return days.stream().mapToLong(counts).sum();
    }

    static double total(Collection<Tally> days, ToDoubleFunction<Tally> sums) {
        return days.stream().mapToDouble(sums).sum();
    }
}
