package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Timeframe;

/** How far and how long an account was below its running peak; mutable, with one owner. */
final class Drawdown {

    private double peak;
    private long peakMs;
    private double lowest;
    private double deepest;
    private long longestMs;

    Drawdown(double startingCapital) {
        peak = startingCapital;
        lowest = startingCapital;
    }

    /** The starting capital is the peak at this instant. */
    void begin(long ms) {
        peakMs = ms;
    }

    void mark(long ms, double equity) {
        if (equity >= peak) {
            peak = equity;
            peakMs = ms;
            lowest = equity;
        } else {
            longestMs = Math.max(longestMs, ms - peakMs);
            // No other can be deeper.
            if (equity < lowest) {
                lowest = equity;
                deepest = Math.max(deepest, 1 - equity / peak);
            }
        }
    }

    /** The greatest fall, as a fraction of the peak that it fell from. */
    double deepest() {
        return deepest;
    }

    /** The longest time from a peak to a later mark below it. */
    double longestDays() {
        return (double) longestMs / Timeframe.D1.lengthMs();
    }
}
