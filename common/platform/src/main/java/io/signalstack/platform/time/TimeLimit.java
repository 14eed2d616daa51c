package io.signalstack.platform.time;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * A limit on how long somebody waits for something that itself goes on to its end: cancelled half-way it would not give
 * back what it holds, such as a connection.
 */
public final class TimeLimit {

    private TimeLimit() {}

    /**
     * What {@code work} gives, if it does so in time.
     *
     * @return fails with {@link TimeoutException} once the limit is over; on the caller's Vert.x context, as {@code work}
     *     would
     */
    public static <T> Uni<T> within(Duration limit, Uni<T> work) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .<T>emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail))
                        .ifNoItem()
                        .after(limit)
                        .on(Infrastructure.getDefaultWorkerPool())
                        .failWith(() -> new TimeoutException("no answer within " + limit.toMillis() + " ms"))
                        .emitOn(callersContext()));
    }

    /** A time-out fires on a timer's thread; what comes after it may need the context, as Hibernate Reactive does. */
    private static Executor callersContext() {
        Context context = Vertx.currentContext();
        return task -> {
            if (context == null || context.equals(Vertx.currentContext())) {
                task.run();
            } else {
                context.runOnContext(_ -> task.run());
            }
        };
    }
}
