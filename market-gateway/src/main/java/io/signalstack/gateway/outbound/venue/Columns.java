package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.trading.market.Candle;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How a row's prices and its volume are read. */
public record Columns(
        ToDoubleFunction<JsonNode> open,
        ToDoubleFunction<JsonNode> high,
        ToDoubleFunction<JsonNode> low,
        ToDoubleFunction<JsonNode> close,
        ToDoubleFunction<JsonNode> volume) {

    /** Reads a decimal as a venue writes it; the text names it in a refusal. */
    @FunctionalInterface
    public interface Decimals {
        double read(JsonNode value, String what);
    }

    /** The columns of a row that is an array, by their places, the first being 0. */
    public static Columns at(int open, int high, int low, int close, int volume, Decimals decimals) {
        return new Columns(
                column("open", row -> row.path(open), decimals),
                column("high", row -> row.path(high), decimals),
                column("low", row -> row.path(low), decimals),
                column("close", row -> row.path(close), decimals),
                column("volume", row -> row.path(volume), decimals));
    }

    /** The columns of a row that is an object with a field for each: open, high, low, close and volume. */
    public static Columns named(Decimals decimals) {
        return new Columns(
                column("open", row -> row.path("open"), decimals),
                column("high", row -> row.path("high"), decimals),
                column("low", row -> row.path("low"), decimals),
                column("close", row -> row.path("close"), decimals),
                column("volume", row -> row.path("volume"), decimals));
    }

    /**
     * The row's candle. One that is flat and without volume is the venue's word that nothing traded.
     *
     * @throws UnusableAnswer naming the column and what is wrong with it
     * @throws IllegalArgumentException if its prices or its volume cannot be
     */
    Candle candle(long openTimeMs, JsonNode row) {
        double first = open.applyAsDouble(row);
        double highest = high.applyAsDouble(row);
        double lowest = low.applyAsDouble(row);
        double last = close.applyAsDouble(row);
        double traded = volume.applyAsDouble(row);
        boolean untraded = traded == 0 && first == highest && first == lowest && first == last;
        return new Candle(openTimeMs, first, highest, lowest, last, traded, untraded);
    }

    private static ToDoubleFunction<JsonNode> column(
            String name, Function<JsonNode, JsonNode> cell, Decimals decimals) {
        return row -> decimals.read(cell.apply(row), name);
    }
}
