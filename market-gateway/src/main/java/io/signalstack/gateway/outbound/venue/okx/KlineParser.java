package io.signalstack.gateway.outbound.venue.okx;

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
 * Candles in OKX's shape: under {@code data} rows {@code [ts, open, high, low, close, volume, …, …, confirm]}, newest
 * first, all strings, time in epoch milliseconds. {@code confirm} is 1 when the candle has closed.
 */
final class KlineParser {

    private static final int TIME = 0;
    private static final int CONFIRM = 8;

    private static final String CLOSED = "1";
    private static final Columns COLUMNS = new Columns(1, 2, 3, 4, 5, Payload::decimalText);

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed, also by its flag
     * @throws UnusableAnswer with OKX's code, or naming the row and what is wrong with it
     */
    static List<Candle> parse(String payload, Timeframe timeframe, Instant closedBy) {
        return CandleRows.read(OkxAnswer.data(payload), row -> {
            long openTimeMs = Payload.integerText(row.path(TIME), "ts");
            boolean closed = Payload.text(row.path(CONFIRM), "confirm").equals(CLOSED);
            return closed && CandleRows.isOver(openTimeMs, timeframe, closedBy)
                    ? Optional.of(COLUMNS.candle(timeframe, openTimeMs, row))
                    : Optional.empty();
        });
    }
}
