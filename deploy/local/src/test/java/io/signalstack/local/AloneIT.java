package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each service with nothing around it: no Kafka, no Postgres, no Redis. */
class AloneIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final int HEAP_MIB = 256;
    private static final Duration START = Duration.ofMinutes(2);

    /** A service has five seconds; a machine that others keep busy needs some of its own. */
    private static final Duration END = Duration.ofSeconds(10);

    /** Nothing listens on port 1. */
    private static final Map<String, String> NOTHING_AROUND = Map.of(
            "kafka.bootstrap.servers", "127.0.0.1:1",
            "quarkus.redis.hosts", "redis://127.0.0.1:1");

    private static final Map<String, String> NO_DATABASE = Map.of(
            "kafka.bootstrap.servers", "127.0.0.1:1",
            "quarkus.redis.hosts", "redis://127.0.0.1:1",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/signalstack",
            "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/signalstack");

    @ParameterizedTest
    @CsvSource({
        "signal-api,       database",
        "backtest-service, database",
        "notifier,         kafka topics",
        "signal-worker,    kafka topics",
        "market-gateway,   kafka topics",
    })
    void a_service_without_anything_around_it_lives_says_what_is_missing_and_ends_when_told_to(
            String name, String missing) {
        // Given
        Path folder = Path.of("target", "alone", name).toAbsolutePath();
        int port = Ports.claim(name, 0);
        Map<String, String> settings = missing.equals("database") ? NO_DATABASE : NOTHING_AROUND;
        BuiltService service = new BuiltService(name, PROJECT, port, HEAP_MIB, settings);

        try (ServerProcess process = service.start(folder, folder.resolve("log"))) {
            // When
            process.awaitReady(() -> status(port, "live") == 200, START);

            // Then
            Response readiness = health(port, "ready");
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.jsonPath().getString("checks.find { it.name == 'start' }.data.'" + missing + "'"))
                    .isNotNull()
                    .isNotEqualTo("there");
            process.handle().destroy();
            await().atMost(END).until(() -> !process.isAlive());
        }
    }

    private static int status(int port, String kind) {
        try {
            return health(port, kind).statusCode();
        } catch (Exception refused) {
            // A ConnectException comes as it is, though nothing says that it is thrown.
            return 0;
        }
    }

    private static Response health(int port, String kind) {
        return RestAssured.get("http://127.0.0.1:" + port + "/health/" + kind);
    }
}
