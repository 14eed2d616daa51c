package io.signalstack.platform.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends commands to a Redis that may be slow or gone: a command that takes too long fails, and after a failure the next
 * ones fail at once for a moment, so that callers can do without it and nobody queues up behind it.
 */
@ApplicationScoped
public class RedisCommands {

    private final ReactiveRedisDataSource redis;
    private final RedisConfig config;
    private final InstantSource clock;
    private volatile Instant leftAloneUntil = Instant.MIN;

    RedisCommands(ReactiveRedisDataSource redis, RedisConfig config, InstantSource clock) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends one command; the answer comes on the caller's Vert.x context.
     *
     * @return Redis's answer, null for nil; fails with {@link RedisUnavailableException}, a time-out, or what went wrong
     */
    public Uni<Response> call(String command, List<String> arguments) {
        Uni<Response> answer = Uni.createFrom()
                .deferred(() -> isLeftAlone()
                        ? Uni.createFrom().failure(RedisUnavailableException::new)
                        : redis.execute(command, arguments.toArray(String[]::new))
                                .ifNoItem()
                                .after(config.timeout())
                                .fail()
                                .onFailure(RedisCommands::isOutage)
                                .invoke(this::leaveAlone));
        return onCallersContext(answer);
    }

    /** Runs a script, sending its text only to a Redis that does not know it yet. */
    public Uni<Response> run(RedisScript script, List<String> keys, List<String> arguments) {
        return call("EVALSHA", arguments(script.sha(), keys, arguments))
                .onFailure(RedisCommands::isUnknownScript)
                .recoverWithUni(() -> call("EVAL", arguments(script.source(), keys, arguments)));
    }

    private static List<String> arguments(String script, List<String> keys, List<String> arguments) {
        List<String> all = new ArrayList<>(2 + keys.size() + arguments.size());
        all.add(script);
        all.add(Integer.toString(keys.size()));
        all.addAll(keys);
        all.addAll(arguments);
        return all;
    }

    private boolean isLeftAlone() {
        return clock.instant().isBefore(leftAloneUntil);
    }

    private void leaveAlone() {
        leftAloneUntil = clock.instant().plus(config.pause());
    }

    /** An error that Redis itself answers shows that it is there. */
    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof ErrorType || failure instanceof RedisUnavailableException);
    }

    private static boolean isUnknownScript(Throwable failure) {
        return failure instanceof ErrorType error && error.is("NOSCRIPT");
    }

    /** A time-out fires on a timer's thread; what comes after may need the context, as Hibernate Reactive does. */
    private static <T> Uni<T> onCallersContext(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null
                ? answer
                : answer.emitOn(task -> {
                    if (context.equals(Vertx.currentContext())) {
                        task.run();
                    } else {
                        context.runOnContext(_ -> task.run());
                    }
                });
    }
}
