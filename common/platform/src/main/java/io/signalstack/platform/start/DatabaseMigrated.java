package io.signalstack.platform.start;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** A service's own schema in Postgres, at the version that the service knows; for services that have one. */
public final class DatabaseMigrated implements Prerequisite {

    private final Flyway migrations;

    public DatabaseMigrated(Flyway migrations) {
        this.migrations = migrations;
    }

    @Override
    public String name() {
        return "database";
    }

    /**
     * Migrates.
     *
     * @throws UnfitException if the schema is newer than the service, or was changed by hand
     */
    @Override
    public void meet() {
        try {
            migrations.migrate();
        } catch (FlywayValidateException e) {
            throw new UnfitException(String.valueOf(e.getMessage()), e);
        }
    }
}
