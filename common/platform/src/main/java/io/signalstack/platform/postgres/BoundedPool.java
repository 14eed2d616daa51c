package io.signalstack.platform.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connections to Postgres, of which none is waited for without end, and none kept that has fallen silent. */
public final class BoundedPool {

    private final PostgresLimits limits;

    public BoundedPool(PostgresLimits limits) {
        this.limits = limits;
    }

    /** The pool, with these bounds put into what is configured otherwise. */
    public Pool create(Vertx vertx, PoolOptions pool, List<PgConnectOptions> servers) {
        int timeout = Math.toIntExact(limits.timeout().toMillis());
        servers.forEach(server -> server.setConnectTimeout(timeout)
                .setIdleTimeout(Math.toIntExact(limits.silence().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        // A second more than who waits for an answer: it is they who say what is wrong.
        pool.setConnectionTimeout(timeout + 1_000)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(limits.waiting());
        List<SqlConnectOptions> connecting = List.copyOf(servers);
        return PgBuilder.pool().with(pool).connectingTo(connecting).using(vertx).build();
    }
}
