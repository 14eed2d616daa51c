package io.signalstack.recordings;

import java.math.BigDecimal;

/**
 * What was recorded for one bucket of a venue's time; decimals are the venue's own, without trailing zeros.
 *
 * @param openTimeMs first instant of the bucket, in epoch milliseconds, UTC
 * @param open first price, in the quote currency
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume amount traded, in the base currency; 0 when nothing traded, and the prices are then the last known one
 */
public record RecordedCandle(
        long openTimeMs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

    static RecordedCandle flat(long openTimeMs, BigDecimal price) {
        return new RecordedCandle(openTimeMs, price, price, price, price, BigDecimal.ZERO);
    }
}
