package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;

/**
 * What a SHORT signal means to the account. Its figures are always shown; on a spot market it stays out of the equity.
 *
 * @param inEquity whether the account sells short
 * @param annualBorrowRate what borrowing costs per year of 365 days, as a fraction of what was sold
 */
public record Shorts(boolean inEquity, double annualBorrowRate) {

    /** A spot account: it stands aside. */
    public static final Shorts LEFT_OUT = new Shorts(false, 0);

    private static final double YEAR_MS = 365.0 * Timeframe.D1.lengthMs();

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

    /** What holding something worth {@code sold} at its sale costs over a time; buying borrows nothing. */
    double borrowing(Side side, double sold, long heldMs) {
        return side == Side.LONG ? 0 : annualBorrowRate * sold * heldMs / YEAR_MS;
    }
}
