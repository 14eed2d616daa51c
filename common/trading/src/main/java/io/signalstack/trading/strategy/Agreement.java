package io.signalstack.trading.strategy;

/**
 * How far the opinions agreed that a score is the mean of.
 *
 * @param share |Σwc| / Σw|c|, in [0, 1]: 1 where all point the same way
 * @param threshold θ, in (0, 1): the least |rawScore| that is a signal
 */
public record Agreement(double share, double threshold) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, unless both are in their ranges
     */
    public Agreement {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("agreement share " + share + " is not in [0, 1]");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("agreement threshold " + threshold + " is not in (0, 1)");
        }
    }
}
