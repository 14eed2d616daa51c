package io.signalstack.backtestservice.outbound.backtest;

import io.signalstack.backtestservice.application.backtest.Lease;
import io.signalstack.backtestservice.application.backtest.Progress;
import io.signalstack.backtestservice.application.backtest.RunQueue;
import io.signalstack.backtestservice.application.backtest.RunResult;
import io.signalstack.backtestservice.config.BacktestConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs in Postgres, as those who run them see them. */
@ApplicationScoped
public class PostgresRunQueue implements RunQueue {

    private static final String GAVE_UP = "it failed each time it was tried";

    private final Pool pool;
    private final BacktestConfig config;
    private final String worker = UUID.randomUUID().toString();

    PostgresRunQueue(Pool pool, BacktestConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Override
    public Uni<Optional<Lease>> lease() {
        return pool.preparedQuery(RunSql.LEASE)
                .execute(Tuple.of(worker, leaseSeconds()))
                .map(rows -> rows.stream()
                        .map(row -> new Lease(row.getUUID("id"), row.getLong("fence"), PostgresBacktestRuns.spec(row)))
                        .findFirst());
    }

    @Override
    public Uni<Boolean> renew(Lease lease, Progress progress) {
        Tuple renewal =
                Tuple.of(lease.runId(), lease.fence(), leaseSeconds(), progress.share(), progress.candlesPerSecond());
        return pool.preparedQuery(RunSql.RENEW).execute(renewal).map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Boolean> finish(Lease lease, RunResult result) {
        Tuple done = Tuple.of(lease.runId(), lease.fence(), result.report(), result.equity());
        return pool.withTransaction(connection -> connection
                .preparedQuery(RunSql.FINISH)
                .execute(done)
                .map(rows -> rows.rowCount() == 1)
                .call(kept -> kept && !result.trades().isEmpty()
                        ? keepTrades(connection, lease, result.trades())
                        : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> giveBack(Lease lease) {
        return pool.preparedQuery(RunSql.GIVE_BACK)
                .execute(Tuple.of(lease.runId(), lease.fence(), (long) config.tries(), GAVE_UP))
                .replaceWithVoid();
    }

    private static Uni<Void> keepTrades(SqlConnection connection, Lease lease, List<String> trades) {
        List<Tuple> rows = new ArrayList<>(trades.size());
        for (String trade : trades) {
            rows.add(Tuple.of(lease.runId(), rows.size() + 1, trade));
        }
        return connection.preparedQuery(RunSql.INSERT_TRADE).executeBatch(rows).replaceWithVoid();
    }

    private double leaseSeconds() {
        return config.lease().toMillis() / 1000.0;
    }
}
