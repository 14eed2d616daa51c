package io.signalstack.backtestservice.config;

import io.signalstack.platform.start.DatabaseMigrated;
import io.signalstack.platform.start.Prerequisite;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/** What has to be there before the service is ready. */
public class Startup {

    @Produces
    @Singleton
    Prerequisite database(Flyway migrations) {
        return new DatabaseMigrated(migrations);
    }
}
