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

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, unless all three are finite positive prices and the entry
     *     lies between target and stop
     */
    public Levels {
        Require.positive("entry", entry);
        Require.positive("target", target);
        Require.positive("stop", stop);
        if (!((target > entry && entry > stop) || (target < entry && entry < stop))) {
            throw new IllegalArgumentException(
                    "signal entry " + entry + " is not between its target " + target + " and its stop " + stop);
        }
    }

    /** The side that these are the levels of: the one on which the target lies. */
    public Side side() {
        return target > entry ? Side.LONG : Side.SHORT;
    }

    /** The price distance that is put at risk: the R of gross and net R. */
    public double risk() {
        return Math.abs(entry - stop);
    }
}
