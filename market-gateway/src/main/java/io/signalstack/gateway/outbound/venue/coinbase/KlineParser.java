package io.signalstack.gateway.outbound.venue.coinbase;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Candles in Coinbase's shape: an array of rows {@code [time, low, high, open, close, volume]}, newest first, all
 * numbers, time in epoch seconds. There is no flag for an open candle.
 */
final class KlineParser {

    private static final CandleRows ROWS = new CandleRows(
            row -> EpochTime.SECONDS.ms(row.path(0), "time"), Columns.at(3, 2, 1, 4, 5, Payload::decimal));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        return ROWS.read(Payload.json(payload), timeframe, closedBy);
    }
}
