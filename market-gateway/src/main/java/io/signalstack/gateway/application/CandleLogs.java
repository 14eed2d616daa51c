package io.signalstack.gateway.application;

import java.util.Collection;
import java.util.Map;

/** Gives out the partitions of the candle log. */
public interface CandleLogs {

    /**
     * Takes partitions: whoever held them before can no longer write.
     *
     * @return the log of each, by its number
     * @throws CandleLog.LogException if one cannot be had now; then none is taken
     */
    Map<Integer, CandleLog> open(Collection<Integer> partitions);
}
