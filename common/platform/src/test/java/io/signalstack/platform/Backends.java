package io.signalstack.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.testing.StoppableRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Redis that a test can take away and give back, and a real Kafka without topics. */
public final class Backends implements QuarkusTestResourceLifecycleManager {

    private final StoppableRedis redis = new StoppableRedis();
    private @Nullable KafkaServer kafka;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(redis.start());
        kafka = startKafka();
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }

    public void startRedis() {
        redis.startRedis();
    }

    public void stopRedis() {
        redis.stopRedis();
    }

    public void pauseRedis() {
        redis.pauseRedis();
    }

    public void resumeRedis() {
        redis.resumeRedis();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Backends.class));
    }

    @Override
    public void stop() {
        redis.stop();
        if (kafka != null) {
            kafka.close();
        }
    }

    private static KafkaServer startKafka() {
        try {
            return KafkaServer.start(Files.createTempDirectory("platform"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
