package io.signalstack.trading.indicator;

/** Relative strength index with Wilder's smoothing (TA-Lib, {@code TA_RSI}); first value at index {@code period}. */
final class Rsi {

    private final WilderAverage gain;
    private final WilderAverage loss;

    Rsi(Scalars scalars, int period) {
        gain = new WilderAverage(scalars, period);
        loss = new WilderAverage(scalars, period);
    }

    /**
     * Takes in one change of the close.
     *
     * @param nth how many changes there have been with this one
     * @param close the close, by which a divisor is measured
     * @return the index in [0, 100], or NaN while it is undefined
     */
    double next(double change, long nth, double close) {
        return index(gain.next(Math.max(change, 0), nth), loss.next(Math.max(-change, 0), nth), close);
    }

    /** What {@link #next} gave of the last change; none was taken in after it. */
    double last(long nth, double close) {
        return index(gain.last(nth), loss.last(nth), close);
    }

    private static double index(double averageGain, double averageLoss, double close) {
        return 100 * Zero.quotient(averageGain, averageGain + averageLoss, close);
    }
}
