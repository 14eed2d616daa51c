package io.signalstack.api.outbound;

import io.quarkus.logging.Log;
import io.signalstack.api.application.SignalProjection;
import io.signalstack.api.application.StoreUnavailable;
import io.signalstack.platform.postgres.PostgresReach;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The way to Postgres for who waits for an answer, and for what reads the log and must drop nothing. */
@ApplicationScoped
public class Postgres {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PostgresReach reach;

    Postgres(PostgresReach reach) {
        this.reach = reach;
    }

    /** What somebody waits for; it fails with {@link StoreUnavailable} if Postgres is out of reach, or takes too long. */
    <T> Uni<T> answer(Uni<T> statement) {
        return reach.answer(statement, StoreUnavailable::new);
    }

    /**
     * A write that is tried again until Postgres takes it.
     *
     * @param what what is written, for the log
     * @return fails only with {@link SignalProjection.Refused}, where no further try can help
     */
    Uni<Void> patiently(String what, Uni<Void> write) {
        return reach.write(write)
                .onFailure(PostgresReach::isRefused)
                .transform(e -> new SignalProjection.Refused(String.valueOf(e.getMessage()), e))
                .onFailure(Postgres::mayPass)
                .invoke(e -> Log.warnf("%s wait for Postgres: %s", what, e))
                .onFailure(Postgres::mayPass)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof SignalProjection.Refused);
    }
}
