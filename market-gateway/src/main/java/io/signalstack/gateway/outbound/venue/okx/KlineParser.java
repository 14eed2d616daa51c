package io.signalstack.gateway.outbound.venue.okx;

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
 * Candles in OKX's shape: under {@code data} rows {@code [ts, open, high, low, close, volume, …, …, confirm]}, newest
 * first, all strings, time in epoch milliseconds. {@code confirm} is 1 when the candle has closed.
 */
final class KlineParser {

    private static final int TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int CONFIRM = 8;

    private static final String CLOSED = "1";

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
                    ? Optional.of(candle(row, timeframe, openTimeMs))
                    : Optional.empty();
        });
    }

    private static Candle candle(JsonNode row, Timeframe timeframe, long openTimeMs) {
        return CandleRows.candle(
                timeframe,
                openTimeMs,
                Payload.decimalText(row.path(OPEN), "open"),
                Payload.decimalText(row.path(HIGH), "high"),
                Payload.decimalText(row.path(LOW), "low"),
                Payload.decimalText(row.path(CLOSE), "close"),
                Payload.decimalText(row.path(VOLUME), "volume"));
    }
}
