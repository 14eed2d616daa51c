package io.signalstack.gateway.application;

/** Gives out the partitions of the candle log. */
public interface CandleLogs {

    /**
     * Takes a partition: whoever held it before can no longer write.
     *
     * @throws CandleLog.LogException if it cannot be had now
     */
    CandleLog open(int partition);
}
