package io.signalstack.gateway.outbound.venue.bitstamp;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Candles in Bitstamp's shape: under {@code data.ohlc} objects {@code {timestamp, open, high, low, close, volume}}, oldest
 * first, all strings, time in epoch seconds. There is no flag for an open candle.
 */
final class KlineParser {

    private static final CandleRows ROWS = new CandleRows(
            row -> EpochTime.SECONDS_TEXT.ms(row.path("timestamp"), "timestamp"), Columns.named(Payload::decimalText));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        return ROWS.read(Payload.json(payload).path("data").path("ohlc"), timeframe, closedBy);
    }
}
