package io.signalstack.backtestservice.outbound.postgres;

import io.signalstack.backtestservice.application.StoreUnavailable;
import io.signalstack.platform.postgres.PostgresLimits;
import io.signalstack.platform.time.TimeLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Tells a Postgres that is out of reach, or takes too long, from a statement that it refuses. */
@ApplicationScoped
public class Reach {

    /** SQLSTATE classes of connections, resources and shutdowns. */
    private static final List<String> STATES = List.of("08", "53", "57");

    private final PostgresLimits limits;

    Reach(PostgresLimits limits) {
        this.limits = limits;
    }

    /** For {@link Uni#plug}: a statement that cannot be executed right now fails with {@link StoreUnavailable}. */
    public <T> Uni<T> orUnavailable(Uni<T> statement) {
        return TimeLimit.within(limits.timeout(), statement)
                .onFailure(Reach::isLost)
                .transform(StoreUnavailable::new);
    }

    /** For {@link Uni#plug}: a write of what the log brings, which is tried again when this fails. */
    public <T> Uni<T> patiently(Uni<T> write) {
        return TimeLimit.within(limits.patience(), write);
    }

    private static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return refused.getSqlState() != null
                        && STATES.contains(refused.getSqlState().substring(0, 2));
            }
            if (cause instanceof IOException || cause instanceof VertxException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
