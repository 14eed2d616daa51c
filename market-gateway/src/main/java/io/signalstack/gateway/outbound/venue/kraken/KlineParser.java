package io.signalstack.gateway.outbound.venue.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Candles in Kraken's shape: rows {@code [time, open, high, low, close, vwap, volume, count]} under the pair's own name for
 * it, beside {@code last}; oldest first, time in epoch seconds, decimals as strings. The last row is the open candle.
 */
final class KlineParser {

    private static final CandleRows ROWS = new CandleRows(
            row -> EpochTime.SECONDS.ms(row.path(0), "time"), Columns.at(1, 2, 3, 4, 6, Payload::decimalText));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer with Kraken's error, or if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        JsonNode rows = KrakenAnswer.ofOnePair(payload);
        if (rows instanceof ArrayNode candles && !candles.isEmpty()) {
            // It is not committed, whatever the clock says.
            candles.remove(candles.size() - 1);
        }
        return ROWS.read(rows, timeframe, closedBy);
    }
}
