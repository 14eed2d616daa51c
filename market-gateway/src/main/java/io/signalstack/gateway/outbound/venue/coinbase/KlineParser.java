package io.signalstack.gateway.outbound.venue.coinbase;

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
 * Candles in Coinbase's shape: an array of rows {@code [time, low, high, open, close, volume]}, newest first, all
 * numbers, time in epoch seconds. There is no flag for an open candle.
 */
final class KlineParser {

    private static final int TIME = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;
    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer naming the row and what is wrong with it, if the payload is not of this shape
     */
    static List<Candle> parse(String payload, Timeframe timeframe, Instant closedBy) {
        return CandleRows.read(Payload.json(payload), row -> {
            long openTimeMs = Payload.millis(Payload.integer(row.path(TIME), "time"), "time");
            return CandleRows.isOver(openTimeMs, timeframe, closedBy)
                    ? Optional.of(candle(row, timeframe, openTimeMs))
                    : Optional.empty();
        });
    }

    private static Candle candle(JsonNode row, Timeframe timeframe, long openTimeMs) {
        return CandleRows.candle(
                timeframe,
                openTimeMs,
                Payload.decimal(row.path(OPEN), "open"),
                Payload.decimal(row.path(HIGH), "high"),
                Payload.decimal(row.path(LOW), "low"),
                Payload.decimal(row.path(CLOSE), "close"),
                Payload.decimal(row.path(VOLUME), "volume"));
    }
}
