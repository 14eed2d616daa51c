package io.signalstack.backtestservice.outbound.postgres;

import io.signalstack.backtestservice.application.StoreUnavailable;
import io.signalstack.platform.postgres.PostgresReach;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The way to Postgres in this service's terms. */
@ApplicationScoped
public class Reach {

    private final PostgresReach postgres;

    Reach(PostgresReach postgres) {
        this.postgres = postgres;
    }

    /** For {@link Uni#plug}: a statement that cannot be executed right now fails with {@link StoreUnavailable}. */
    public <T> Uni<T> orUnavailable(Uni<T> statement) {
        return postgres.answer(statement, StoreUnavailable::new);
    }

    /** For {@link Uni#plug}: a write that nobody waits for, and that is tried again when this fails. */
    public <T> Uni<T> patiently(Uni<T> write) {
        return postgres.write(write);
    }
}
