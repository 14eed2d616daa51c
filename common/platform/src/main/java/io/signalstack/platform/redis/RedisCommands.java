package io.signalstack.platform.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.ContextInternal;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to a Redis that may be slow or gone: a command that takes too long fails, and after several failures in
 * a row the next ones fail at once for a moment, so that callers can do without it and nobody queues up behind it.
 */
@ApplicationScoped
public class RedisCommands {

    private final ReactiveRedisDataSource redis;
    private final Duration timeout;
    private final Duration neededTimeout;
    private final InstantSource clock;
    private final RedisReach reach;

    /** For CDI, and for tests that want several. */
    @Inject
    public RedisCommands(ReactiveRedisDataSource redis, RedisConfig config, InstantSource clock) {
        this.redis = redis;
        this.timeout = config.timeout();
        this.neededTimeout = config.neededTimeout();
        this.clock = clock;
        this.reach = new RedisReach(config.patience(), config.pause(), clock);
    }

    private RedisCommands(RedisCommands other) {
        this.redis = other.redis;
        this.timeout = other.neededTimeout;
        this.neededTimeout = other.neededTimeout;
        this.clock = other.clock;
        this.reach = other.reach;
    }

    /** The way to this Redis for whoever cannot do without an answer: commands may take longer, all else is shared. */
    public RedisCommands needed() {
        return new RedisCommands(this);
    }

    /**
     * Sends one command; the answer comes on the caller's Vert.x context.
     *
     * @return Redis's answer, null for nil; fails with {@link RedisUnavailableException}, a time-out, or what went wrong
     */
    public Uni<Response> call(String command, List<String> arguments) {
        Context context = Vertx.currentContext();
        Uni<Response> answer = Uni.createFrom()
                .deferred(() -> reach.mayAsk()
                        ? sent(command, arguments, context)
                        : Uni.createFrom().failure(RedisUnavailableException::new));
        return onCallersContext(answer, context);
    }

    private Uni<Response> sent(String command, List<String> arguments, @Nullable Context context) {
        Instant sent = clock.instant();
        return redis.execute(command, arguments.toArray(String[]::new))
                .ifNoItem()
                .after(timeout)
                .on(timer(context))
                .fail()
                .onItem()
                .invoke(reach::answered)
                .onFailure()
                .invoke(failure -> judge(failure, sent));
    }

    /**
     * What fires when a command takes too long: the caller's own event loop. One that is late itself reads what Redis has
     * answered before it finds that the time is up.
     */
    private static ScheduledExecutorService timer(@Nullable Context context) {
        return context instanceof ContextInternal internal
                ? internal.nettyEventLoop()
                : Infrastructure.getDefaultWorkerPool();
    }

    /** An error that Redis itself answers shows that it is there; a queue or an event loop of ours is no fault of it. */
    private void judge(Throwable failure, Instant sent) {
        switch (failure) {
            case ErrorType _ -> reach.answered();
            case ConnectionPoolTooBusyException _ -> {}
            case TimeoutException _ when clock.instant().isAfter(sent.plus(timeout.multipliedBy(2))) -> {}
            default -> reach.failed(sent);
        }
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

    private static boolean isUnknownScript(Throwable failure) {
        return failure instanceof ErrorType error && error.is("NOSCRIPT");
    }

    /** A time-out fires on a timer's thread; what comes after may need the context, as Hibernate Reactive does. */
    private static <T> Uni<T> onCallersContext(Uni<T> answer, @Nullable Context context) {
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
