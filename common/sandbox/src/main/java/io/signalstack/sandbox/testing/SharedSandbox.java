package io.signalstack.sandbox.testing;

import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.redis.RedisServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this test run: each is started when first asked for, on a free port with an empty temporary folder, and
 * stopped when the JVM ends. Plain tests ask here; Quarkus tests use the resources beside this class.
 */
public final class SharedSandbox {

    private static @Nullable PostgresServer postgres;
    private static @Nullable RedisServer redis;
    private static @Nullable KafkaServer kafka;
    private static @Nullable ReplayExchange exchange;

    private SharedSandbox() {}

    public static synchronized PostgresServer postgres() {
        if (postgres == null) {
            postgres = stoppedAtEnd(() -> PostgresServer.start(TestFolders.of("postgres"), 0));
        }
        return postgres;
    }

    public static synchronized RedisServer redis() {
        if (redis == null) {
            redis = stoppedAtEnd(() -> RedisServer.start(TestFolders.of("redis"), 0));
        }
        return redis;
    }

    /** The broker, with the catalogue's topics. */
    public static synchronized KafkaServer kafka() {
        if (kafka == null) {
            KafkaServer started = stoppedAtEnd(() -> KafkaServer.start(TestFolders.of("kafka"), 0));
            CatalogueTopics.create(started.bootstrapServers());
            kafka = started;
        }
        return kafka;
    }

    /** A replay exchange that takes orders for faults, with five more test instruments. */
    public static synchronized ReplayExchange exchange() {
        if (exchange == null) {
            exchange = stoppedAtEnd(() -> ReplayExchange.start(ReplayExchangeOptions.builder()
                    .controlEnabled()
                    .testInstruments(5)
                    .build()));
        }
        return exchange;
    }

    /** What a service has to be told to use one of the servers; called through {@link SystemLoader}. */
    public static Map<String, String> configuration(String server) {
        return switch (server) {
            case "postgres" -> ofPostgres(postgres());
            case "redis" -> Map.of("quarkus.redis.hosts", redis().url());
            case "kafka" -> Map.of("kafka.bootstrap.servers", kafka().bootstrapServers());
            case "exchange" ->
                Map.of(
                        "signalstack.venues.replay.url", exchange().url(),
                        "signalstack.venues.lab.url", exchange().lab().url());
            default -> throw new IllegalArgumentException("there is no server '" + server + "'");
        };
    }

    private static Map<String, String> ofPostgres(PostgresServer server) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.reactive.url", server.reactiveUrl());
        settings.put("quarkus.datasource.jdbc.url", server.jdbcUrl());
        settings.put("quarkus.datasource.username", server.user());
        settings.put("quarkus.datasource.password", server.password());
        return settings;
    }

    private static <T extends AutoCloseable> T stoppedAtEnd(Supplier<T> start) {
        T server = start.get();
        TestFolders.stopAtEnd(server);
        return server;
    }
}
