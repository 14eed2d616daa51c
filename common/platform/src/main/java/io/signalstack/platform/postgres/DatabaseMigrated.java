package io.signalstack.platform.postgres;

import io.signalstack.platform.start.Prerequisite;
import io.signalstack.platform.start.UnfitException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** A service's own schema in Postgres, at the version that the service knows; for services that have one. */
public final class DatabaseMigrated implements Prerequisite {

    private final Flyway migrations;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

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
            done.complete(null);
        } catch (FlywayValidateException e) {
            throw new UnfitException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the schema is there by now. */
    public boolean isDone() {
        return done.isDone();
    }

    /** Done once the schema is there, in the thread that migrated it if that is later. */
    public Uni<Void> done() {
        return Uni.createFrom().completionStage(() -> done);
    }
}
