package io.signalstack.gateway.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Candles in Binance's shape: an array of rows {@code [openTime, open, high, low, close, volume, closeTime, …]}, times in
 * epoch milliseconds, decimals as strings. There is no flag for an open candle: one has closed when its close time, the
 * last millisecond of its bucket, is over.
 */
final class KlineParser {

    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int CLOSE_TIME = 6;

    private KlineParser() {}

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time before which a candle's close time must be
     * @throws IllegalArgumentException naming the row and what is wrong with it, if the payload is not of this shape
     */
    static List<Candle> parse(String payload, Timeframe timeframe, Instant closedBy) {
        JsonNode rows = JsonText.read(payload);
        if (!rows.isArray()) {
            throw new IllegalArgumentException("klines are not an array but " + rows.getNodeType());
        }
        List<Candle> candles = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            try {
                JsonNode row = rows.get(i);
                if (time(row, CLOSE_TIME) < closedBy.toEpochMilli()) {
                    candles.add(candle(row, timeframe));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("kline " + i + ": " + e.getMessage(), e);
            }
        }
        candles.sort(Comparator.comparingLong(Candle::openTimeMs));
        return List.copyOf(candles);
    }

    private static Candle candle(JsonNode row, Timeframe timeframe) {
        long openTime = time(row, OPEN_TIME);
        if (timeframe.bucketMs(openTime) != openTime) {
            throw new IllegalArgumentException("open time " + openTime + " does not begin a bucket of " + timeframe);
        }
        double open = decimal(row, OPEN);
        double high = decimal(row, HIGH);
        double low = decimal(row, LOW);
        double close = decimal(row, CLOSE);
        double volume = decimal(row, VOLUME);
        // Binance serves a flat row for a bucket in which nothing traded: that is its word that nothing did.
        boolean untraded = volume == 0 && open == high && open == low && open == close;
        return new Candle(openTime, open, high, low, close, volume, untraded);
    }

    private static long time(JsonNode row, int index) {
        JsonNode time = row.path(index);
        if (!time.isIntegralNumber()) {
            throw new IllegalArgumentException("field " + index + " is not a time but '" + time.asText() + "'");
        }
        return time.longValue();
    }

    private static double decimal(JsonNode row, int index) {
        JsonNode text = row.path(index);
        if (!text.isTextual()) {
            throw new IllegalArgumentException("field " + index + " is not a decimal in a string");
        }
        try {
            return Double.parseDouble(text.textValue());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("field " + index + " is no decimal: '" + text.textValue() + "'", e);
        }
    }
}
