package io.signalstack.api.application;

import java.util.Collection;

/**
 * What became of signals, in figures that are not rounded. Rates are over the realised ones; net R is after the costs of
 * both sides. The intervals take signals as independent, which those of one day are not wholly.
 *
 * @param n realised signals: filled, and the outcome known
 * @param winRate share with net R above 0
 * @param hitRate share that reached the target
 * @param profitFactor net R of the wins / net R of the others, without its sign
 * @param averageConfidence mean of the estimates given at the opening, to be held against the hit rate
 * @param highConfidenceShare share whose estimate was at least {@link #HIGH_CONFIDENCE}
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

    /** From where on a confidence is called high. */
    public static final double HIGH_CONFIDENCE = 0.7;

    private static final String NONE = "no signal has been realised";
    private static final String NO_LOSS = "no realised signal has lost";

    private static final Tally NOTHING = new Tally(new Tally.Kind("", "", "", ""), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Performance of(Collection<Tally> tallies) {
        Tally sum = tallies.stream().reduce(NOTHING, Tally::plus);
        return new Performance(
                sum.realised(),
                Proportion.of(sum.wins(), sum.realised(), NONE),
                Proportion.of(sum.hits(), sum.realised(), NONE),
                Figure.ratio(sum.wonR(), sum.lostR(), sum.realised() == 0 ? NONE : NO_LOSS),
                Figure.ratio(sum.confidence(), (double) sum.realised(), NONE),
                Proportion.of(sum.highConfidence(), sum.realised(), NONE),
                sum.notFilled(),
                sum.unverifiable(),
                sum.open());
    }
}
