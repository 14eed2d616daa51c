package io.signalstack.trading.backtest;

/**
 * How often a strategy has been tried, and with which daily Sharpe ratios: what a deflated one is measured against.
 *
 * @param n trials with a daily Sharpe ratio
 * @param sum Σ of the ratios, not annualised
 * @param sumOfSquares Σ of their squares
 */
public record Trials(long n, double sum, double sumOfSquares) {

    /** None yet. */
    public static final Trials NONE = new Trials(0, 0, 0);

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, if a number is not finite, or a count or sum of squares
     *     is under 0
     */
    public Trials {
        if (n < 0) {
            throw new IllegalArgumentException("trials n " + n + " is under 0");
        }
        if (!(Math.abs(sum) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trials sum " + sum + " is not finite");
        }
        if (!(sumOfSquares >= 0 && sumOfSquares < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trials sumOfSquares " + sumOfSquares + " is not a finite number >= 0");
        }
    }

    /** With one more; the same, where its daily Sharpe ratio is undefined. */
    public Trials plus(Measure dailySharpe) {
        Double ratio = dailySharpe.value();
        return ratio == null ? this : new Trials(n + 1, sum + ratio, sumOfSquares + ratio * ratio);
    }

    /** The ratios' sample variance. */
    public Measure variance() {
        if (n < 2) {
            return Measure.undefined("under two trials");
        }
        return Measure.of(Math.max(0, (sumOfSquares - sum * sum / n) / (n - 1)));
    }
}
