package io.signalstack.backtestservice.testing;

import io.signalstack.sandbox.testing.ScratchSchema;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** A schema of a test's own, with all migrations, and a pool that works in it. */
public final class MigratedSchema implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ScratchSchema schema;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public MigratedSchema(String name) {
        schema = new ScratchSchema(name);
        Flyway.configure()
                .dataSource(
                        schema.server().jdbcUrl(),
                        schema.server().user(),
                        schema.server().password())
                .schemas(schema.name())
                .defaultSchema(schema.name())
                .load()
                .migrate();
        pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(schema.server().reactiveUrl())
                        .setUser(schema.server().user())
                        .setPassword(schema.server().password())
                        .addProperty("search_path", schema.name()))
                .using(vertx)
                .build());
    }

    public Pool pool() {
        return pool;
    }

    @Override
    public void close() throws SQLException {
        pool.close().await().atMost(LONG);
        vertx.close();
        schema.drop();
    }
}
