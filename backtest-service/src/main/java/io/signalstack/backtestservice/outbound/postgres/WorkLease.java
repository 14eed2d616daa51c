package io.signalstack.backtestservice.outbound.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The right to some work, which one replica has at a time. It follows the database's clock, the only one that all replicas
 * share; each holder has a fence, greater than that of all before.
 */
public final class WorkLease {

    private static final String TAKE = """
            update leases
            set fence = case when holder = $2 and lease_until >= now() then fence else fence + 1 end,
                holder = $2, lease_until = now() + make_interval(secs => $3)
            where work = $1 and (holder = $2 or lease_until < now())
            returning fence
            """;

    private static final String RENEW = """
            update leases set lease_until = now() + make_interval(secs => $3)
            where work = $1 and fence = $2 and lease_until >= now()
            """;

    private static final String GIVE_BACK =
            "update leases set lease_until = '-infinity' where work = $1 and fence = $2";

    /** Locks against a taking over, until what depends on it is done. */
    private static final String HOLD =
            "select 1 from leases where work = $1 and fence = $2 and lease_until >= now() for share";

    private final Pool pool;
    private final String work;
    private final double seconds;
    private final String replica = UUID.randomUUID().toString();

    /**
     * The way to one of them.
     *
     * @param work its row
     * @param length how long it belongs to a replica that is no longer heard of
     */
    public WorkLease(Pool pool, String work, Duration length) {
        this.pool = pool;
        this.work = work;
        this.seconds = length.toMillis() / 1000.0;
    }

    /** Takes it, or keeps it: its fence; empty while another replica has it. */
    public Uni<Optional<Long>> take() {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(work, replica, seconds))
                .map(rows -> rows.stream().map(row -> row.getLong("fence")).findFirst());
    }

    /** Renews it; false if it has ended. */
    public Uni<Boolean> renew(long fence) {
        return pool.preparedQuery(RENEW).execute(Tuple.of(work, fence, seconds)).map(rows -> rows.rowCount() == 1);
    }

    /** Gives it back. */
    public Uni<Void> giveBack(long fence) {
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(work, fence)).replaceWithVoid();
    }

    /** Writes in one transaction with the look whether it still holds; false, and nothing is written, if it has ended. */
    public static Uni<Boolean> write(Pool pool, String work, long fence, Function<SqlConnection, Uni<Void>> writing) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(HOLD)
                .execute(Tuple.of(work, fence))
                .map(rows -> rows.size() == 1)
                .call(held ->
                        held ? writing.apply(connection) : Uni.createFrom().voidItem()));
    }
}
