package io.signalstack.sandbox.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalstack.sandbox.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a Quarkus test a Redis of its own as {@code quarkus.redis.hosts}, which it can take away and give back. */
public final class StoppableRedis implements QuarkusTestResourceLifecycleManager {

    private final Path folder = folder();
    private @Nullable RedisServer redis;
    private int port;

    @Override
    public Map<String, String> start() {
        startRedis();
        return Map.of("quarkus.redis.hosts", Objects.requireNonNull(redis).url());
    }

    /** On the same port as before. */
    public void startRedis() {
        redis = RedisServer.start(folder, port);
        port = redis.port();
    }

    public void stopRedis() {
        Objects.requireNonNull(redis).close();
    }

    /** Stops its time: whoever asks it gets no answer. */
    public void pauseRedis() {
        signal(RedisServer::pause);
    }

    /** Lets a paused Redis go on. */
    public void resumeRedis() {
        signal(RedisServer::resume);
    }

    private void signal(Signal signal) {
        try {
            signal.send(Objects.requireNonNull(redis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Signal {
        void send(RedisServer redis) throws IOException;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StoppableRedis.class));
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
