package io.signalstack.backtestservice.outbound.archive;

import static io.signalstack.platform.postgres.Timestamps.toSql;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Candles of a venue's history, packed as the archive packs those of the log. */
public final class FetchedChunks {

    private static final String SELECT = """
            select first_open, entries from fetched_chunks
            where instrument = $1 and timeframe = $2 and first_open = any($3)
            """;

    private static final String UPSERT = """
            insert into fetched_chunks (instrument, timeframe, first_open, entries) values ($1, $2, $3, $4)
            on conflict (instrument, timeframe, first_open) do update set entries = excluded.entries
            """;

    private FetchedChunks() {}

    /** Adds candles; what is there already stays as it is. Says how many are new. */
    public static Uni<Integer> add(
            SqlConnection connection, Instrument instrument, Timeframe timeframe, List<Candle> candles) {
        Map<Instant, List<ArchivedCandle>> more = new TreeMap<>();
        for (Candle candle : candles) {
            more.computeIfAbsent(CandleChunk.firstOpen(timeframe, candle.openTimeMs()), _ -> new ArrayList<>())
                    .add(new ArchivedCandle.Traded(candle, 0, null, true));
        }
        if (more.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        OffsetDateTime[] rows = more.keySet().stream().map(open -> toSql(open)).toArray(OffsetDateTime[]::new);
        return connection
                .preparedQuery(SELECT)
                .execute(key(instrument, timeframe).addArrayOfOffsetDateTime(rows))
                .map(FetchedChunks::unpacked)
                .flatMap(there -> write(connection, () -> key(instrument, timeframe), there, more));
    }

    private static Tuple key(Instrument instrument, Timeframe timeframe) {
        return Tuple.tuple().addString(instrument.toString()).addString(timeframe.toString());
    }

    private static Map<Instant, List<ArchivedCandle>> unpacked(RowSet<Row> rows) {
        Map<Instant, List<ArchivedCandle>> chunks = new HashMap<>();
        for (Row row : rows) {
            chunks.put(
                    row.getOffsetDateTime("first_open").toInstant(),
                    CandleChunk.unpack(row.getBuffer("entries").getBytes()));
        }
        return chunks;
    }

    private static Uni<Integer> write(
            SqlConnection connection,
            Supplier<Tuple> key,
            Map<Instant, List<ArchivedCandle>> there,
            Map<Instant, List<ArchivedCandle>> more) {
        List<Tuple> rows = new ArrayList<>();
        int added = 0;
        for (Map.Entry<Instant, List<ArchivedCandle>> chunk : more.entrySet()) {
            List<ArchivedCandle> before = there.getOrDefault(chunk.getKey(), List.of());
            List<ArchivedCandle> after = CandleChunk.merge(before, chunk.getValue());
            if (after.size() > before.size()) {
                added += after.size() - before.size();
                rows.add(key.get()
                        .addOffsetDateTime(toSql(chunk.getKey()))
                        .addBuffer(Buffer.buffer(CandleChunk.pack(after))));
            }
        }
        int count = added;
        return rows.isEmpty()
                ? Uni.createFrom().item(0)
                : connection.preparedQuery(UPSERT).executeBatch(rows).map(_ -> count);
    }
}
