package io.signalstack.gateway.outbound.venue.bybit;

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
 * Candles in Bybit's shape: under {@code result.list} rows {@code [start, open, high, low, close, volume, turnover]},
 * newest first, all strings, time in epoch milliseconds. There is no flag for an open candle.
 */
final class KlineParser {

    private static final int START = 0;
    private static final Columns COLUMNS = new Columns(1, 2, 3, 4, 5, Payload::decimalText);

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer with Bybit's code, or naming the row and what is wrong with it
     */
    static List<Candle> parse(String payload, Timeframe timeframe, Instant closedBy) {
        return CandleRows.read(BybitAnswer.result(payload).path("list"), row -> {
            long openTimeMs = Payload.integerText(row.path(START), "start");
            return CandleRows.isOver(openTimeMs, timeframe, closedBy)
                    ? Optional.of(COLUMNS.candle(timeframe, openTimeMs, row))
                    : Optional.empty();
        });
    }
}
