package io.signalstack.backtestservice.outbound.history;

import static io.signalstack.platform.postgres.Timestamps.toInstant;
import static io.signalstack.platform.postgres.Timestamps.toSql;
import static io.signalstack.platform.postgres.Timestamps.toSqlOrNull;

import io.signalstack.backtestservice.application.history.FetchedPast;
import io.signalstack.backtestservice.application.history.HistoryLease;
import io.signalstack.backtestservice.application.history.HistoryStore;
import io.signalstack.backtestservice.config.HistoryConfig;
import io.signalstack.backtestservice.outbound.archive.FetchedChunks;
import io.signalstack.backtestservice.outbound.postgres.WorkLease;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Fetched history in Postgres: candles and how far they go in one transaction. */
@ApplicationScoped
public class PostgresHistory implements HistoryStore {

    private static final String WORK = "history";

    private static final String WANTED = """
            select distinct on (s.instrument) s.instrument, s.base_interval, s.market, s.followed,
                s.first_open as until, p.from_open, p.next_open, p.first_open, p.candles, p.refused
            from series s left join fetched_pasts p
                on p.instrument = s.instrument and p.base_interval = s.base_interval
            order by s.instrument, s.log_offset desc
            """;

    /** Candles of another length are of no use. */
    private static final String FORGET = "delete from fetched_pasts where instrument = $1 and base_interval <> $2";

    private static final String BEGIN = """
            insert into fetched_pasts (instrument, base_interval, from_open, next_open) values ($1, $2, $3, $4)
            on conflict (instrument) do nothing
            """;

    private static final String ADVANCE = """
            update fetched_pasts set
                advanced_at = case when next_open < $2 then now() else advanced_at end,
                next_open = $2, first_open = $3, candles = candles + $4, refused = null
            where instrument = $1
            """;

    private static final String REFUSE = "update fetched_pasts set refused = $2 where instrument = $1";

    private final Pool pool;
    private final WorkLease right;

    @Inject
    PostgresHistory(Pool pool, HistoryConfig config) {
        this(pool, config.lease());
    }

    /** @param lease how long the right belongs to a replica that is no longer heard of */
    public PostgresHistory(Pool pool, Duration lease) {
        this.pool = pool;
        this.right = new WorkLease(pool, WORK, lease);
    }

    @Override
    public Uni<Optional<HistoryLease>> lease() {
        return right.take().map(fence -> fence.map(HistoryLease::new));
    }

    @Override
    public Uni<Boolean> renew(HistoryLease lease) {
        return right.renew(lease.fence());
    }

    @Override
    public Uni<List<FetchedPast>> wanted(int days) {
        return pool.preparedQuery(WANTED)
                .execute()
                .map(rows -> rows.stream()
                        .filter(row -> row.getString("market").equals("live")
                                && row.getBoolean("followed")
                                && row.getOffsetDateTime("until") != null)
                        .map(row -> past(row, days))
                        .toList());
    }

    @Override
    public Uni<Boolean> begin(HistoryLease lease, FetchedPast past) {
        return write(
                lease,
                connection -> connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(key(past), past.baseInterval().toString()))
                        .chain(() -> connection
                                .preparedQuery(BEGIN)
                                .execute(Tuple.of(
                                        key(past),
                                        past.baseInterval().toString(),
                                        toSql(past.from()),
                                        toSql(past.next()))))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Boolean> keep(HistoryLease lease, FetchedPast past, List<Candle> candles) {
        return write(
                lease,
                connection -> FetchedChunks.add(connection, past.instrument(), past.baseInterval(), candles)
                        .flatMap(added -> connection
                                .preparedQuery(ADVANCE)
                                .execute(Tuple.of(
                                        key(past),
                                        toSql(past.next()),
                                        toSqlOrNull(past.firstOpen().orElse(null)),
                                        (long) added)))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Boolean> refused(HistoryLease lease, FetchedPast past, String why) {
        return write(
                lease,
                connection -> connection
                        .preparedQuery(REFUSE)
                        .execute(Tuple.of(key(past), why))
                        .replaceWithVoid());
    }

    private Uni<Boolean> write(HistoryLease lease, Function<SqlConnection, Uni<Void>> writing) {
        return WorkLease.write(pool, WORK, lease.fence(), writing);
    }

    private static String key(FetchedPast past) {
        return past.instrument().toString();
    }

    private static FetchedPast past(Row row, int days) {
        Instrument instrument = Instrument.parse(row.getString("instrument"));
        Timeframe interval = Timeframe.parse(row.getString("base_interval"));
        Instant until = row.getOffsetDateTime("until").toInstant();
        return row.getOffsetDateTime("next_open") == null
                ? FetchedPast.wanted(instrument, interval, until, days)
                : new FetchedPast(
                        instrument,
                        interval,
                        row.getOffsetDateTime("from_open").toInstant(),
                        until,
                        row.getOffsetDateTime("next_open").toInstant(),
                        Optional.ofNullable(toInstant(row.getOffsetDateTime("first_open"))),
                        row.getLong("candles"),
                        Optional.ofNullable(row.getString("refused")));
    }
}
