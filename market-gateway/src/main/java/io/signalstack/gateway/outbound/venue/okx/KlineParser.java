package io.signalstack.gateway.outbound.venue.okx;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Candles in OKX's shape: under {@code data} rows {@code [ts, open, high, low, close, volume, …, …, confirm]}, newest
 * first, all strings, time in epoch milliseconds. {@code confirm} is 1 when the candle has closed.
 */
final class KlineParser {

    private static final String CLOSED = "1";
    private static final CandleRows ROWS = new CandleRows(
            row -> EpochTime.MILLIS_TEXT.ms(row.path(0), "ts"),
            (row, closedBy) -> Payload.text(row.path(8), "confirm").equals(CLOSED),
            Columns.at(1, 2, 3, 4, 5, Payload::decimalText));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed, also by its flag
     * @throws UnusableAnswer with OKX's code, or if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        return ROWS.read(OkxAnswer.data(payload), timeframe, closedBy);
    }
}
