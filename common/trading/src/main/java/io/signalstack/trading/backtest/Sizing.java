package io.signalstack.trading.backtest;

/**
 * How large a trade is: a fixed fraction of the equity is at risk, and no more is bought than the equity pays.
 *
 * @param startingCapital equity at the start, in the quote currency
 * @param riskFraction share of the equity that is lost at the stop, before costs
 */
public record Sizing(double startingCapital, double riskFraction) {

    /** 10,000 to begin with, 1% at risk. */
    public static final Sizing DEFAULT = new Sizing(10_000, 0.01);

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, unless the capital is a finite amount above 0 and the
     *     fraction above 0 and at most 1
     */
    public Sizing {
        if (!(startingCapital > 0 && startingCapital < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "sizing startingCapital " + startingCapital + " is not an amount above 0");
        }
        if (!(riskFraction > 0 && riskFraction <= 1)) {
            throw new IllegalArgumentException("sizing riskFraction " + riskFraction + " is not above 0 and at most 1");
        }
    }
}
