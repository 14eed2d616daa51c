package io.signalstack.platform.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.Backends;
import io.signalstack.platform.testing.RedisTimes;
import io.signalstack.platform.testing.TokenResource;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Redis that is well, asked from an event loop that is not: a single failure would be enough to leave Redis alone. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class LateEventLoopComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    Backends backends;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.redis.hosts")
    URI address;

    private final String key = "counted:" + UUID.randomUUID();

    @Test
    void what_redis_answers_while_the_event_loop_is_blocked_is_read_and_the_next_command_is_sent() throws Exception {
        // Given a command that Redis answers when it is told to
        Context loop = ((VertxInternal) vertx).createEventLoopContext();
        RedisCommands commands = commands(readOn(loop), TIMEOUT, InstantSource.system());
        CompletableFuture<Response> waiting = sent(loop, commands, "BLPOP", "0");
        await().atMost(PATIENCE).until(() -> inRedis("INFO clients").contains("blocked_clients:1"));

        // When it answers while the event loop is blocked, for longer than the time-out
        CountDownLatch end = new CountDownLatch(1);
        loop.runOnContext(_ -> block(end));
        assertThat(inRedis("RPUSH " + key + " answer")).startsWith(":1");
        await().pollDelay(TIMEOUT.plusSeconds(1)).atMost(PATIENCE).until(() -> !waiting.isDone());
        end.countDown();

        // Then that answer is none that came too late, and Redis gets the next command
        assertThat(waiting.get(PATIENCE.toSeconds(), SECONDS).get(1).toString()).isEqualTo("answer");
        assertThat(sent(loop, commands, "RPUSH", "next")
                        .get(PATIENCE.toSeconds(), SECONDS)
                        .toInteger())
                .isEqualTo(1);
    }

    @Test
    void a_time_out_that_comes_late_itself_says_nothing_of_redis() {
        // Given
        Duration timeout = Duration.ofMillis(250);
        Clock clock = new Clock();
        RedisCommands commands = commands(redis, timeout, clock);

        // When
        backends.pauseRedis();
        try {
            clock.step = timeout.multipliedBy(3);
            assertThatThrownBy(() -> answered(commands)).isInstanceOf(TimeoutException.class);

            // Then Redis is asked again, but not after a time-out that came in time
            clock.step = timeout;
            assertThatThrownBy(() -> answered(commands)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> answered(commands)).isInstanceOf(RedisUnavailableException.class);
        } finally {
            backends.resumeRedis();
        }
    }

    private static RedisCommands commands(ReactiveRedisDataSource redis, Duration timeout, InstantSource clock) {
        return new RedisCommands(redis, new RedisTimes(timeout, timeout, 1, Duration.ofHours(1)), clock);
    }

    /** Redis over connections that the event loop reads itself. */
    private ReactiveRedisDataSource readOn(Context loop) {
        return (ReactiveRedisDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ReactiveRedisDataSource.class},
                (_, method, arguments) ->
                        ((Uni<?>) method.invoke(redis, arguments)).emitOn(task -> loop.runOnContext(_ -> task.run())));
    }

    private CompletableFuture<Response> sent(Context loop, RedisCommands commands, String command, String argument) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        loop.runOnContext(_ -> commands.call(command, List.of(key, argument))
                .subscribe()
                .with(answer::complete, answer::completeExceptionally));
        return answer;
    }

    private void answered(RedisCommands commands) {
        commands.call("INCR", List.of(key)).await().atMost(PATIENCE);
    }

    /** What Redis answers at once on a connection that has nothing to do with any event loop. */
    private String inRedis(String command) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void block(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clock that goes on by one step each time that it is read. */
    private static final class Clock implements InstantSource {

        private Instant now = Instant.parse("2026-01-31T12:00:00Z");
        private Duration step = Duration.ZERO;

        @Override
        public synchronized Instant instant() {
            now = now.plus(step);
            return now;
        }
    }
}
