package io.signalstack.backtestservice.outbound.backtest;

import static io.signalstack.platform.postgres.Timestamps.toInstant;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.backtestservice.application.backtest.BacktestRun;
import io.signalstack.backtestservice.application.backtest.BacktestRuns;
import io.signalstack.backtestservice.application.backtest.RunSpec;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.contracts.codec.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.TransactionPropagation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Runs in Postgres, as their owners see them. */
@ApplicationScoped
public class PostgresBacktestRuns implements BacktestRuns {

    private final Pool pool;
    private final Reach reach;

    PostgresBacktestRuns(Pool pool, Reach reach) {
        this.pool = pool;
        this.reach = reach;
    }

    @Override
    public Uni<BacktestRun> order(String owner, RunSpec spec, Function<BacktestRun, Uni<Void>> along) {
        var givenUp = new AtomicBoolean();
        return pool.withTransaction(
                        TransactionPropagation.CONTEXT,
                        transaction -> insert(transaction, owner, spec)
                                .call(along::apply)
                                .invoke(() -> endIf(givenUp)))
                .plug(reach::orUnavailable)
                .onFailure()
                .invoke(() -> givenUp.set(true));
    }

    private static Uni<BacktestRun> insert(SqlConnection transaction, String owner, RunSpec spec) {
        return transaction
                .preparedQuery(RunSql.INSERT)
                .execute(Tuple.of(UUID.randomUUID(), owner, Json.text(spec)))
                .map(rows -> run(rows.iterator().next()));
    }

    /** What goes on after its limit must not be made: who ordered it was told that it is not, and has paid nothing. */
    private static void endIf(AtomicBoolean givenUp) {
        if (givenUp.get()) {
            throw new IllegalStateException("the order was given up");
        }
    }

    @Override
    public Uni<Optional<BacktestRun>> find(String owner, UUID id) {
        return pool.preparedQuery(RunSql.FIND)
                .execute(Tuple.of(owner, id))
                .map(rows -> rows.stream().map(PostgresBacktestRuns::run).findFirst())
                .plug(reach::orUnavailable);
    }

    @Override
    public Uni<List<BacktestRun>> newest(String owner, int limit) {
        return pool.preparedQuery(RunSql.NEWEST)
                .execute(Tuple.of(owner, limit))
                .map(rows -> rows.stream().map(PostgresBacktestRuns::run).toList())
                .plug(reach::orUnavailable);
    }

    @Override
    public Uni<Boolean> delete(String owner, UUID id) {
        return pool.preparedQuery(RunSql.DELETE)
                .execute(Tuple.of(owner, id))
                .map(rows -> rows.rowCount() > 0)
                .plug(reach::orUnavailable);
    }

    @Override
    public Uni<Optional<String>> equity(String owner, UUID id) {
        return pool.preparedQuery(RunSql.EQUITY)
                .execute(Tuple.of(owner, id))
                .map(rows -> rows.stream().map(row -> row.getString("equity")).findFirst())
                .plug(reach::orUnavailable);
    }

    @Override
    public Uni<List<String>> trades(String owner, UUID id, int after, int limit) {
        return pool.preparedQuery(RunSql.TRADES)
                .execute(Tuple.of(owner, id, after, limit))
                .map(rows -> rows.stream().map(row -> row.getString("trade")).toList())
                .plug(reach::orUnavailable);
    }

    private static BacktestRun run(Row row) {
        return new BacktestRun(
                row.getUUID("id"),
                BacktestRun.Status.valueOf(row.getString("status")),
                spec(row),
                row.getOffsetDateTime("created_at").toInstant(),
                toInstant(row.getOffsetDateTime("started_at")),
                toInstant(row.getOffsetDateTime("finished_at")),
                row.getDouble("progress"),
                row.getDouble("candles_per_second"),
                row.getString("result"),
                row.getString("failure"));
    }

    static RunSpec spec(Row row) {
        return Json.read(row.getString("spec").getBytes(UTF_8), RunSpec.class);
    }
}
