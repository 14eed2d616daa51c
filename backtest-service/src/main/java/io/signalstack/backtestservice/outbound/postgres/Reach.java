package io.signalstack.backtestservice.outbound.postgres;

import io.signalstack.backtestservice.application.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Tells a Postgres that is out of reach from a statement that it refuses. */
public final class Reach {

    /** SQLSTATE classes of connections, resources and shutdowns. */
    private static final List<String> STATES = List.of("08", "53", "57");

    private Reach() {}

    /** For {@link Uni#plug}: a statement that cannot be executed right now fails with {@link StoreUnavailable}. */
    public static <T> Uni<T> orUnavailable(Uni<T> statement) {
        return statement.onFailure(Reach::isLost).transform(StoreUnavailable::new);
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
