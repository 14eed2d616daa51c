package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Candles in Binance's shape: an array of rows {@code [openTime, open, high, low, close, volume, closeTime, …]}, times in
 * epoch milliseconds, decimals as strings. There is no flag for an open candle: one has closed when its close time, the
 * last millisecond of its bucket, is over.
 */
final class KlineParser {

    private static final CandleRows ROWS = new CandleRows(
            row -> EpochTime.MILLIS.ms(row.path(0), "open time"),
            (row, closedBy) -> EpochTime.MILLIS.ms(row.path(6), "close time") < closedBy.toEpochMilli(),
            Columns.at(1, 2, 3, 4, 5, Payload::decimalText));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time before which a candle's close time must be
     * @throws UnusableAnswer if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        return ROWS.read(Payload.json(payload), timeframe, closedBy);
    }
}
