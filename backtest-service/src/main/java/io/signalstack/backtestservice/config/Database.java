package io.signalstack.backtestservice.config;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.signalstack.platform.postgres.BoundedPool;
import io.signalstack.platform.postgres.DatabaseMigrated;
import io.signalstack.platform.postgres.PostgresLimits;
import io.signalstack.platform.postgres.PostgresReach;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/** The service's own schema in Postgres, and the way to it. */
public class Database {

    @Produces
    @Singleton
    PgPoolCreator pool(PostgresLimits limits) {
        BoundedPool pool = new BoundedPool(limits);
        return asked -> pool.create(asked.vertx(), asked.poolOptions(), asked.pgConnectOptionsList());
    }

    @Produces
    @Singleton
    DatabaseMigrated schema(Flyway migrations) {
        return new DatabaseMigrated(migrations);
    }

    @Produces
    @Singleton
    PostgresReach reach(PostgresLimits limits, DatabaseMigrated schema) {
        return new PostgresReach(limits, schema);
    }
}
