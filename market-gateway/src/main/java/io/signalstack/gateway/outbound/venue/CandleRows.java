package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.UnreadRow;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * How a venue writes candles: what it serves in any order becomes candles that have closed, one for each open time, oldest
 * first.
 *
 * @param openTimeMs reads a row's open time in epoch milliseconds
 * @param closed whether a row whose bucket is over by that venue time is closed by the venue's own word too
 * @param columns where a row has the rest
 */
public record CandleRows(ToLongFunction<JsonNode> openTimeMs, BiPredicate<JsonNode, Instant> closed, Columns columns) {

    /** Rows of a venue that has no word for an open candle: the time alone tells. */
    public CandleRows(ToLongFunction<JsonNode> openTimeMs, Columns columns) {
        this(openTimeMs, (row, closedBy) -> true, columns);
    }

    /**
     * The closed candles of an array of rows, and the rows that cannot be read.
     *
     * @param closedBy venue time by which a candle must have closed
     * @throws UnusableAnswer if it is no array, or most of its rows cannot be read
     */
    public CandleAnswer read(JsonNode rows, Timeframe timeframe, Instant closedBy) {
        // Of a row that is served twice, the later one holds.
        NavigableMap<Long, Candle> candles = new TreeMap<>();
        List<UnreadRow> unread = new ArrayList<>();
        Rows.each(
                Payload.array(rows, "the list of candles"),
                row -> {
                    long openTime = openTimeMs.applyAsLong(row);
                    if (isOver(openTime, timeframe, closedBy) && closed.test(row, closedBy)) {
                        candles.put(openTime, candle(row, timeframe, openTime));
                    }
                },
                (row, reason) -> unread.add(new UnreadRow(bucket(row, timeframe), reason)));
        return new CandleAnswer(List.copyOf(candles.values()), unread);
    }

    /** Whether the bucket that begins then is over. */
    private static boolean isOver(long openTimeMs, Timeframe timeframe, Instant closedBy) {
        // The length is taken from the one side, for an open time beyond all time would overflow on the other.
        return openTimeMs <= closedBy.toEpochMilli() - timeframe.lengthMs();
    }

    private Candle candle(JsonNode row, Timeframe timeframe, long openTime) {
        if (timeframe.bucketMs(openTime) != openTime) {
            throw UnusableAnswer.malformed("open time " + openTime + " does not begin a bucket of " + timeframe);
        }
        return columns.candle(openTime, row);
    }

    private Optional<Instant> bucket(JsonNode row, Timeframe timeframe) {
        try {
            return Optional.of(timeframe.bucket(Instant.ofEpochMilli(openTimeMs.applyAsLong(row))));
        } catch (UnusableAnswer _) {
            // It is about no bucket that could be told; that it was set aside, whoever asked learns.
            return Optional.empty();
        }
    }
}
