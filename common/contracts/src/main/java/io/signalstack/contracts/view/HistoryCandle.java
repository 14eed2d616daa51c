package io.signalstack.contracts.view;

import io.signalstack.trading.market.Candle;
import java.time.Instant;

/**
 * A candle of an instrument's history at its venue, as services tell it to each other.
 *
 * @param openTime when it opened
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume what was traded, in units of the base
 * @param synthetic whether nothing was traded, so that it is flat at the close before it
 */
public record HistoryCandle(
        Instant openTime, double open, double high, double low, double close, double volume, boolean synthetic) {

    public static HistoryCandle of(Candle candle) {
        return new HistoryCandle(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.synthetic());
    }

    /**
     * The candle in the domain's terms.
     *
     * @throws IllegalArgumentException naming the value that no candle has
     */
    public Candle toDomain() {
        return new Candle(openTime.toEpochMilli(), open, high, low, close, volume, synthetic);
    }
}
