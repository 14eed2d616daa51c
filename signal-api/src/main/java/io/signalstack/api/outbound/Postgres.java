package io.signalstack.api.outbound;

import io.quarkus.logging.Log;
import io.signalstack.api.application.SignalProjection;
import io.signalstack.api.application.StoreUnavailable;
import io.signalstack.platform.postgres.PostgresLimits;
import io.signalstack.platform.time.TimeLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * How long statements are waited for, and what a failed one means: for who waits for an answer, and for what reads the
 * log and must drop nothing.
 */
@ApplicationScoped
public class Postgres {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** SQLSTATE classes of connections, resources, states that pass, and shutdowns. */
    private static final List<String> OUT_OF_REACH = List.of("08", "53", "55", "57");

    /** SQLSTATE classes of values that are wrong in themselves, or break a constraint. */
    private static final List<String> REFUSED = List.of("22", "23");

    private final PostgresLimits limits;

    Postgres(PostgresLimits limits) {
        this.limits = limits;
    }

    /** What somebody waits for; it fails with {@link StoreUnavailable} if Postgres is out of reach, or takes too long. */
    <T> Uni<T> answer(Uni<T> statement) {
        return TimeLimit.within(limits.timeout(), statement)
                .onFailure(Postgres::isOutOfReach)
                .transform(StoreUnavailable::new);
    }

    /**
     * A write that is tried again until Postgres takes it.
     *
     * @param what what is written, for the log
     * @return fails only with {@link SignalProjection.Refused}, where no further try can help
     */
    Uni<Void> patiently(String what, Uni<Void> write) {
        return TimeLimit.within(limits.patience(), write)
                .onFailure(e -> hasState(e, REFUSED))
                .transform(e -> new SignalProjection.Refused(String.valueOf(e.getMessage()), e))
                .onFailure(Postgres::mayPass)
                .invoke(e -> Log.warnf("%s wait for Postgres: %s", what, e.getMessage()))
                .onFailure(Postgres::mayPass)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof SignalProjection.Refused);
    }

    private static boolean isOutOfReach(Throwable failure) {
        if (hasState(failure, OUT_OF_REACH)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof VertxException || cause instanceof TimeoutException) {
                return !(cause instanceof PgException);
            }
        }
        return false;
    }

    private static boolean hasState(Throwable failure, List<String> classes) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException postgres && postgres.getSqlState() != null) {
                return classes.contains(postgres.getSqlState().substring(0, 2));
            }
        }
        return false;
    }
}
