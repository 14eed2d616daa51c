package io.signalstack.api.outbound;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.signalstack.platform.postgres.PostgresLimits;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connections to Postgres: none is waited for without end, none is kept that has fallen silent. */
@Singleton
public class BoundedPool implements PgPoolCreator {

    private final PostgresLimits limits;

    BoundedPool(PostgresLimits limits) {
        this.limits = limits;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setConnectTimeout(
                                Math.toIntExact(limits.timeout().toMillis()))
                        .setIdleTimeout(Math.toIntExact(limits.silence().toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        // A second more than who waits for an answer: it is they who say what is wrong.
        input.poolOptions()
                .setConnectionTimeout(Math.toIntExact(limits.timeout().toMillis()) + 1_000)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(limits.waiting());
        List<SqlConnectOptions> servers = List.copyOf(input.pgConnectOptionsList());
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }
}
