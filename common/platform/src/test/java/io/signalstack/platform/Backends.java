package io.signalstack.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real Redis that a test can take away and give back, and a real Kafka. */
public final class Backends implements QuarkusTestResourceLifecycleManager {

    private final Path folder = folder();
    private @Nullable RedisServer redis;
    private @Nullable KafkaServer kafka;
    private int redisPort;

    @Override
    public Map<String, String> start() {
        startRedis();
        kafka = KafkaServer.start(folder.resolve("kafka"), 0);
        return Map.of(
                "quarkus.redis.hosts", Objects.requireNonNull(redis).url(),
                "kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    /** On the same port as before. */
    void startRedis() {
        redis = RedisServer.start(folder.resolve("redis"), redisPort);
        redisPort = redis.port();
    }

    void stopRedis() {
        Objects.requireNonNull(redis).close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Backends.class));
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("platform");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
