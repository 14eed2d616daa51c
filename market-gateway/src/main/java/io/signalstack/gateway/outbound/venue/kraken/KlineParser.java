package io.signalstack.gateway.outbound.venue.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Candles in Kraken's shape: rows {@code [time, open, high, low, close, vwap, volume, count]} under the pair's own name for
 * it, beside {@code last}; oldest first, time in epoch seconds, decimals as strings. The last row is the open candle.
 */
final class KlineParser {

    private static final CandleRows ROWS = new CandleRows(
            row -> Payload.millis(Payload.integer(row.path(0), "time"), "time"),
            Columns.at(1, 2, 3, 4, 6, Payload::decimalText));

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer with Kraken's error, or if the payload is not of this shape
     */
    static CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        ArrayNode rows = rows(KrakenAnswer.result(payload));
        if (!rows.isEmpty()) {
            // It is not committed, whatever the clock says.
            rows.remove(rows.size() - 1);
        }
        return ROWS.read(rows, timeframe, closedBy);
    }

    /** Those of the one pair that was asked for, whatever it is called. */
    private static ArrayNode rows(JsonNode result) {
        List<JsonNode> pairs = result.properties().stream()
                .filter(field -> !field.getKey().equals("last"))
                .map(Map.Entry::getValue)
                .toList();
        if (pairs.size() != 1 || !(pairs.getFirst() instanceof ArrayNode rows)) {
            throw UnusableAnswer.malformed("result holds no list of candles of one pair");
        }
        return rows;
    }
}
