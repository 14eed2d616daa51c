package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the parsers of all venues have in common: rows in any order become candles, one for each open time, oldest first. */
public final class CandleRows {

    private CandleRows() {}

    /** Reads one row; empty where its candle has not closed. */
    @FunctionalInterface
    public interface RowReader {
        Optional<Candle> read(JsonNode row);
    }

    /**
     * Reads all rows of an array.
     *
     * @throws UnusableAnswer naming the row and what is wrong with it
     */
    public static List<Candle> read(JsonNode rows, RowReader reader) {
        Payload.array(rows, "the list of candles");
        // Of a row that is served twice, the later one holds.
        NavigableMap<Long, Candle> candles = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                reader.read(rows.get(i)).ifPresent(candle -> candles.put(candle.openTimeMs(), candle));
            } catch (UnusableAnswer | IllegalArgumentException e) {
                throw new UnusableAnswer(Reason.MALFORMED, "candle " + i + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(candles.values());
    }

    /** Whether the bucket that begins then is over. */
    public static boolean isOver(long openTimeMs, Timeframe timeframe, Instant closedBy) {
        // The length is taken from the one side, for an open time beyond all time would overflow on the other.
        return openTimeMs <= closedBy.toEpochMilli() - timeframe.lengthMs();
    }

    /**
     * A candle as it was served. One that is flat and without volume is the venue's word that nothing traded.
     *
     * @throws UnusableAnswer if it does not begin where a bucket does
     * @throws IllegalArgumentException if its prices or its volume cannot be
     */
    public static Candle candle(
            Timeframe timeframe, long openTimeMs, double open, double high, double low, double close, double volume) {
        if (timeframe.bucketMs(openTimeMs) != openTimeMs) {
            throw UnusableAnswer.malformed("open time " + openTimeMs + " does not begin a bucket of " + timeframe);
        }
        boolean untraded = volume == 0 && open == high && open == low && open == close;
        return new Candle(openTimeMs, open, high, low, close, volume, untraded);
    }
}
