package io.signalstack.backtestservice.outbound.archive;

import static io.signalstack.platform.postgres.Timestamps.toInstant;
import static io.signalstack.platform.postgres.Timestamps.toSql;
import static io.signalstack.platform.postgres.Timestamps.toSqlOrNull;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.CandleArchive;
import io.signalstack.backtestservice.application.archive.Logged;
import io.signalstack.backtestservice.outbound.archive.ChunkKey.Content;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.backtestservice.outbound.postgres.SaysWhy;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.faulttolerance.api.BeforeRetry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The candle archive in Postgres: one transaction a batch, and one row touched per chunk. */
@ApplicationScoped
public class PostgresCandleArchive implements CandleArchive {

    private final Pool pool;
    private final Reach reach;

    PostgresCandleArchive(Pool pool, Reach reach) {
        this.pool = pool;
        this.reach = reach;
    }

    @Override
    @Retry(maxRetries = -1, delay = 500, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 15_000)
    @BeforeRetry(SaysWhy.class)
    public Uni<List<Logged<CandleEvent>>> append(List<Logged<CandleEvent>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.withTransaction(connection -> startSeries(connection, records)
                        .chain(() -> lockSeries(connection, records))
                        .map(series -> new Placement(series, records))
                        .call(placement -> write(connection, placement))
                        .map(placement -> placement.homeless))
                .plug(reach::patiently);
    }

    private static Uni<Void> startSeries(SqlConnection connection, List<Logged<CandleEvent>> records) {
        List<Tuple> rows = new ArrayList<>();
        for (Logged<CandleEvent> record : records) {
            if (record.event() instanceof SeriesStarted started) {
                rows.add(Tuple.tuple()
                        .addString(started.seriesId())
                        .addString(started.instrument())
                        .addLong(record.offset())
                        .addBigDecimal(started.tick())
                        .addString(started.baseInterval())
                        .addArrayOfString(started.timeframes().toArray(String[]::new))
                        .addString(started.market().kind())
                        .addOffsetDateTime(toSqlOrNull(started.market().recordedUntil())));
            }
        }
        return batch(connection, ArchiveSql.UPSERT_SERIES, rows);
    }

    private static Uni<List<SeriesHead>> lockSeries(SqlConnection connection, List<Logged<CandleEvent>> records) {
        String[] instruments = records.stream()
                .map(record -> record.event().instrument())
                .distinct()
                .toArray(String[]::new);
        return connection
                .preparedQuery(ArchiveSql.LOCK_SERIES)
                .execute(Tuple.tuple().addArrayOfString(instruments))
                .map(rows -> rows.stream().map(PostgresCandleArchive::head).toList());
    }

    private static Uni<Void> write(SqlConnection connection, Placement placement) {
        return writeChanges(connection, placement.changes)
                .chain(() -> readChunks(connection, placement))
                .chain(there -> writeChunks(connection, there, placement))
                .chain(() -> writeReach(connection, placement));
    }

    private static Uni<Void> writeChanges(SqlConnection connection, List<Placement.Change> changes) {
        List<Tuple> rows = new ArrayList<>();
        List<Tuple> markets = new ArrayList<>();
        for (Placement.Change change : changes) {
            if (change.record().event() instanceof InstrumentChanged changed) {
                markets.add(Tuple.of(
                        change.seriesId(),
                        changed.market().kind(),
                        toSqlOrNull(changed.market().recordedUntil())));
                rows.add(Tuple.tuple()
                        .addString(change.seriesId())
                        .addString(change.record().eventId())
                        .addLong(change.record().offset())
                        .addOffsetDateTime(toSqlOrNull(change.fromOpen()))
                        .addBigDecimal(changed.tick())
                        .addString(changed.baseInterval())
                        .addArrayOfString(changed.timeframes().toArray(String[]::new)));
            }
        }
        return batch(connection, ArchiveSql.INSERT_CHANGE, rows)
                .chain(() -> batch(connection, ArchiveSql.SET_MARKET, markets));
    }

    private static Uni<Map<ChunkKey, List<ArchivedCandle>>> readChunks(SqlConnection connection, Placement placement) {
        List<ChunkKey> keys = List.copyOf(placement.chunks.keySet());
        Tuple wanted = Tuple.tuple()
                .addArrayOfString(keys.stream().map(ChunkKey::seriesId).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(key -> key.content().name()).toArray(String[]::new))
                .addArrayOfString(
                        keys.stream().map(key -> key.timeframe().toString()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        keys.stream().map(key -> toSql(key.firstOpen())).toArray(OffsetDateTime[]::new));
        return connection
                .preparedQuery(ArchiveSql.SELECT_CHUNKS)
                .execute(wanted)
                .map(PostgresCandleArchive::chunks);
    }

    private static Map<ChunkKey, List<ArchivedCandle>> chunks(RowSet<Row> rows) {
        Map<ChunkKey, List<ArchivedCandle>> chunks = new HashMap<>();
        for (Row row : rows) {
            ChunkKey key = new ChunkKey(
                    row.getString("series_id"),
                    Content.valueOf(row.getString("content")),
                    Timeframe.parse(row.getString("timeframe")),
                    row.getOffsetDateTime("first_open").toInstant());
            chunks.put(key, CandleChunk.unpack(row.getBuffer("entries").getBytes()));
        }
        return chunks;
    }

    private static Uni<Void> writeChunks(
            SqlConnection connection, Map<ChunkKey, List<ArchivedCandle>> there, Placement placement) {
        List<Tuple> rows = new ArrayList<>();
        placement.chunks.forEach((key, more) -> {
            List<ArchivedCandle> before = there.getOrDefault(key, List.of());
            List<ArchivedCandle> after = CandleChunk.merge(before, more);
            if (after.size() > before.size()) {
                rows.add(Tuple.tuple()
                        .addString(key.seriesId())
                        .addString(key.content().name())
                        .addString(key.timeframe().toString())
                        .addOffsetDateTime(toSql(key.firstOpen()))
                        .addBuffer(Buffer.buffer(CandleChunk.pack(after))));
            }
        });
        return batch(connection, ArchiveSql.UPSERT_CHUNK, rows);
    }

    private static Uni<Void> writeReach(SqlConnection connection, Placement placement) {
        List<Tuple> rows = new ArrayList<>();
        placement.reached.forEach((seriesId, reach) ->
                rows.add(Tuple.of(seriesId, toSql(reach.first()), toSql(reach.last()), reach.followed())));
        return batch(connection, ArchiveSql.REACH, rows);
    }

    private static Uni<Void> batch(SqlConnection connection, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }

    private static SeriesHead head(Row row) {
        return new SeriesHead(
                row.getString("id"),
                row.getString("instrument"),
                row.getLong("log_offset"),
                Timeframe.parse(row.getString("base_interval")),
                toInstant(row.getOffsetDateTime("last_open")));
    }
}
