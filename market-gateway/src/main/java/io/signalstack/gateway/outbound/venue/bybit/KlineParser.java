package io.signalstack.gateway.outbound.venue.bybit;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Candles in Bybit's shape: under {@code result.list} rows {@code [start, open, high, low, close, volume, turnover]},
 * newest first, all strings, time in epoch milliseconds. There is no flag for an open candle.
 */
final class KlineParser {

    private static final CandleRows ROWS = new CandleRows(
            row -> EpochTime.MILLIS_TEXT.ms(row.path(0), "start"), Columns.at(1, 2, 3, 4, 5, Payload::decimalText));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer with Bybit's code, or if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        return ROWS.read(BybitAnswer.result(payload).path("list"), timeframe, closedBy);
    }
}
