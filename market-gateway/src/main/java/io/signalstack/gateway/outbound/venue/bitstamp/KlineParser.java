package io.signalstack.gateway.outbound.venue.bitstamp;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Candles in Bitstamp's shape: under {@code data.ohlc} objects {@code {timestamp, open, high, low, close, volume}}, oldest
 * first, all strings, time in epoch seconds. There is no flag for an open candle.
 */
final class KlineParser {

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer naming the row and what is wrong with it, if the payload is not of this shape
     */
    static List<Candle> parse(String payload, Timeframe timeframe, Instant closedBy) {
        return CandleRows.read(Payload.json(payload).path("data").path("ohlc"), row -> {
            long openTimeMs = Payload.millis(Payload.integerText(row.path("timestamp"), "timestamp"), "timestamp");
            return CandleRows.isOver(openTimeMs, timeframe, closedBy)
                    ? Optional.of(candle(row, timeframe, openTimeMs))
                    : Optional.empty();
        });
    }

    private static Candle candle(JsonNode row, Timeframe timeframe, long openTimeMs) {
        return CandleRows.candle(
                timeframe,
                openTimeMs,
                decimal(row, "open"),
                decimal(row, "high"),
                decimal(row, "low"),
                decimal(row, "close"),
                decimal(row, "volume"));
    }

    private static double decimal(JsonNode row, String field) {
        return Payload.decimalText(row.path(field), field);
    }
}
