package io.signalstack.gateway.outbound.venue.coinbase;

import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
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
    private static final Columns COLUMNS = new Columns(3, 2, 1, 4, 5, Payload::decimal);

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
                    ? Optional.of(COLUMNS.candle(timeframe, openTimeMs, row))
                    : Optional.empty();
        });
    }
}
