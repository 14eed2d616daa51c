package io.signalstack.gateway.inbound;

import io.signalstack.trading.market.Candle;
import java.time.Instant;

/**
 * A candle of an instrument's history, as other services get it.
 *
 * @param openTime when it opened
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume what was traded, in units of the base
 * @param synthetic whether nothing was traded, so that it is flat at the close before it
 */
record CandleView(
        Instant openTime, double open, double high, double low, double close, double volume, boolean synthetic) {

    static CandleView of(Candle candle) {
        return new CandleView(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.synthetic());
    }
}
