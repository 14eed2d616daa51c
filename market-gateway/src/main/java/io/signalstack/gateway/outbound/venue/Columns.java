package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;

/**
 * Where a row that is an array has its prices and its volume, from 0 on.
 *
 * @param decimals how each of them is written
 */
public record Columns(int open, int high, int low, int close, int volume, Decimals decimals) {

    /** Reads a value; the text names it in a refusal. */
    @FunctionalInterface
    public interface Decimals {
        double read(JsonNode value, String what);
    }

    /**
     * The row's candle.
     *
     * @throws UnusableAnswer naming the column and what is wrong with it
     * @throws IllegalArgumentException if its prices or its volume cannot be
     */
    public Candle candle(Timeframe timeframe, long openTimeMs, JsonNode row) {
        return CandleRows.candle(
                timeframe,
                openTimeMs,
                decimals.read(row.path(open), "open"),
                decimals.read(row.path(high), "high"),
                decimals.read(row.path(low), "low"),
                decimals.read(row.path(close), "close"),
                decimals.read(row.path(volume), "volume"));
    }
}
