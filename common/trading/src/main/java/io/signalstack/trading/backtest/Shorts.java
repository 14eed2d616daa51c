package io.signalstack.trading.backtest;

/**
 * What a SHORT signal means to the account. Its figures are always shown; on a spot market it stays out of the equity.
 *
 * @param inEquity whether the account sells short
 * @param annualBorrowRate what borrowing costs per year of 365 days, as a fraction of what was sold
 */
public record Shorts(boolean inEquity, double annualBorrowRate) {

    /** A spot account: it stands aside. */
    public static final Shorts LEFT_OUT = new Shorts(false, 0);

    /** An account that sells short at this rate. */
    public static Shorts allowed(double annualBorrowRate) {
        return new Shorts(true, annualBorrowRate);
    }

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the value, unless the rate is from 0 to 10
     */
    public Shorts {
        if (!(annualBorrowRate >= 0 && annualBorrowRate <= 10)) {
            throw new IllegalArgumentException("shorts annualBorrowRate " + annualBorrowRate + " is not from 0 to 10");
        }
    }
}
