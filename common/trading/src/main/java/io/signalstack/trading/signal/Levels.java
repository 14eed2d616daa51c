package io.signalstack.trading.signal;

import java.time.Instant;

/**
 * Where a signal is entered and left.
 *
 * @param entry close of the signal candle: the reference price, in the quote currency
 * @param target where it has been right, rounded to the tick away from the entry
 * @param stop where it has been wrong, rounded to the tick toward the entry
 * @param expiresAt when it has been neither
 */
public record Levels(double entry, double target, double stop, Instant expiresAt) {

    /** The price distance that is put at risk: the R of gross and net R. */
    public double risk() {
        return Math.abs(entry - stop);
    }
}
