package io.signalstack.backtestservice.application.backtest;

/**
 * How far a run is.
 *
 * @param share share of the candles that are done, 0 to 1
 * @param candlesPerSecond since it was taken up
 */
public record Progress(double share, double candlesPerSecond) {

    public static final Progress NONE = new Progress(0, 0);
}
