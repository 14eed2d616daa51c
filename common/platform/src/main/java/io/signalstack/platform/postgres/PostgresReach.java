package io.signalstack.platform.postgres;

import io.signalstack.platform.time.TimeLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The way to Postgres, which may be away, hang, or not have the schema yet: how long a statement is waited for, and what
 * a failed one means.
 */
public final class PostgresReach {

    /** SQLSTATE classes of connections, resources, states that pass, and shutdowns. */
    private static final List<String> OUT_OF_REACH = List.of("08", "53", "55", "57");

    /** SQLSTATE classes of values that are wrong in themselves, or break a constraint. */
    private static final List<String> REFUSED = List.of("22", "23");

    private final PostgresLimits limits;
    private final DatabaseMigrated schema;

    public PostgresReach(PostgresLimits limits, DatabaseMigrated schema) {
        this.limits = limits;
        this.schema = schema;
    }

    /**
     * A statement that somebody waits for.
     *
     * @param unavailable makes the failure of a statement that cannot be executed right now
     */
    public <T> Uni<T> answer(Uni<T> statement, Function<Throwable, Throwable> unavailable) {
        return within(limits.timeout(), statement)
                .onFailure(PostgresReach::isLost)
                .transform(unavailable);
    }

    /** A write of what the log brings, once; its caller tries again. */
    public <T> Uni<T> write(Uni<T> statement) {
        return within(limits.patience(), statement);
    }

    /** Whether Postgres is out of reach or takes too long, rather than that it refuses. */
    public static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException answered) {
                return hasState(answered, OUT_OF_REACH);
            }
            if (cause instanceof IOException || cause instanceof VertxException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Whether what was to be written is wrong in itself, so that no further try can help. */
    public static boolean isRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException answered) {
                return hasState(answered, REFUSED);
            }
        }
        return false;
    }

    private <T> Uni<T> within(Duration limit, Uni<T> statement) {
        return Uni.createFrom()
                .deferred(() -> schema.isDone()
                        ? TimeLimit.within(limit, statement)
                        : TimeLimit.within(limit, schema.done()).chain(() -> TimeLimit.within(limit, statement)))
                .onFailure()
                .transform(PostgresReach::exception);
    }

    /** Vert.x fails with plain throwables where only words are to be said; whoever tries again on exceptions would not. */
    private static Throwable exception(Throwable failure) {
        return failure instanceof Exception || failure instanceof Error
                ? failure
                : new IOException(failure.getMessage(), failure);
    }

    private static boolean hasState(PgException answered, List<String> classes) {
        return answered.getSqlState() != null
                && classes.contains(answered.getSqlState().substring(0, 2));
    }
}
