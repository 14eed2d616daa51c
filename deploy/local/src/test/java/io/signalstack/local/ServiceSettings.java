package io.signalstack.local;

import io.signalstack.sandbox.postgres.PostgresServer;
import java.util.Map;

/** Where a service by itself finds what it needs. */
final class ServiceSettings {

    private ServiceSettings() {}

    static Map<String, String> at(int kafkaPort, int postgresPort, int redisPort) {
        String database = "postgresql://127.0.0.1:" + postgresPort + "/" + PostgresServer.NAME;
        return Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + kafkaPort,
                "quarkus.redis.hosts",
                "redis://127.0.0.1:" + redisPort,
                "quarkus.datasource.username",
                PostgresServer.NAME,
                "quarkus.datasource.password",
                PostgresServer.NAME,
                "quarkus.datasource.jdbc.url",
                "jdbc:" + database,
                "quarkus.datasource.reactive.url",
                database);
    }
}
