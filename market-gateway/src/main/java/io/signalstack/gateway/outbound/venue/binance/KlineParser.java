package io.signalstack.gateway.outbound.venue.binance;

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
 * Candles in Binance's shape: an array of rows {@code [openTime, open, high, low, close, volume, closeTime, …]}, times in
 * epoch milliseconds, decimals as strings. There is no flag for an open candle: one has closed when its close time, the
 * last millisecond of its bucket, is over.
 */
final class KlineParser {

    private static final int OPEN_TIME = 0;
    private static final int CLOSE_TIME = 6;
    private static final Columns COLUMNS = new Columns(1, 2, 3, 4, 5, Payload::decimalText);

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time before which a candle's close time must be
     * @throws UnusableAnswer naming the row and what is wrong with it, if the payload is not of this shape
     */
    static List<Candle> parse(String payload, Timeframe timeframe, Instant closedBy) {
        return CandleRows.read(
                Payload.json(payload),
                row -> Payload.integer(row.path(CLOSE_TIME), "close time") < closedBy.toEpochMilli()
                        ? Optional.of(COLUMNS.candle(timeframe, Payload.integer(row.path(OPEN_TIME), "open time"), row))
                        : Optional.empty());
    }
}
