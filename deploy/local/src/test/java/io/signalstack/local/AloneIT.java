package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.signalstack.platform.kafka.TopicAdmin;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.LocalServer;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each service that is started without what it needs, three at a time: most of what they do is to wait. Nothing around it
 * at all, each connection refused, tells that it waits for nothing it could not do without; one thing that takes
 * connections and never answers, the others real, tells that each is waited for by itself, and that a wait without end
 * does not hold up a stop. What refuses by itself alone would tell no more than these two. Redis is silent for the two
 * that use it for themselves, too: to the others it is what counts requests, in the same way for all.
 */
class AloneIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "alone").toAbsolutePath();
    private static final int HEAP_MIB = 256;

    /** For what comes some time, also on a machine whose cores others keep busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Until it lives, and from being told to its end; what it works, or waits for a core, is not counted. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final int NOBODY = 1;
    private static final List<LocalServer> SERVERS = new ArrayList<>();

    private static int kafka;
    private static int postgres;
    private static int redis;

    @BeforeAll
    static void start() {
        PostgresServer database = kept(PostgresServer.start(FOLDER.resolve("postgres"), 0));
        KafkaServer broker = kept(KafkaServer.start(FOLDER.resolve("kafka"), 0));
        postgres = database.port();
        kafka = broker.port();
        redis = kept(RedisServer.start(FOLDER.resolve("redis"), 0)).port();
        try (TopicAdmin topics = new TopicAdmin(broker.bootstrapServers(), 1, PATIENCE)) {
            topics.create();
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.reversed().forEach(LocalServer::close);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "signal-api,       database",
        "backtest-service, database",
        "notifier,         kafka topics",
        "signal-worker,    kafka topics",
        "market-gateway,   kafka topics",
    })
    void a_service_without_anything_around_it_lives_says_what_is_missing_and_ends_when_told_to(
            String name, String missing) throws IOException {
        Started started = new Started(name, ServiceSettings.at(NOBODY, NOBODY, NOBODY));

        started.lasts(port -> assertThat(missing(port)).contains("kafka topics", missing));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "signal-api,       kafka,    kafka topics",
        "backtest-service, kafka,    kafka topics",
        "notifier,         kafka,    kafka topics",
        "signal-worker,    kafka,    kafka topics",
        "market-gateway,   kafka,    kafka topics",
        "signal-api,       postgres, database",
        "backtest-service, postgres, database"
    })
    void a_service_for_which_one_thing_is_silent_says_which_and_ends_when_told_to(
            String name, String silent, String missing) throws IOException {
        try (SilentServer server = new SilentServer()) {
            Started started = new Started(name, with(silent, server));

            started.lasts(port -> await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(missing(port))
                            .contains(missing)
                            .doesNotContain(missing.equals("database") ? "kafka topics" : "database")));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"signal-api", "market-gateway"})
    void a_service_for_which_redis_is_silent_is_ready_for_redis_holds_only_what_may_be_lost(String name)
            throws IOException {
        try (SilentServer server = new SilentServer()) {
            Started started = new Started(name, with("redis", server));

            started.lasts(port -> await().atMost(PATIENCE).until(() -> status(port, "ready") == 200));
        }
    }

    private static Map<String, String> with(String silent, SilentServer server) {
        return ServiceSettings.at(
                silent.equals("kafka") ? server.port() : kafka,
                silent.equals("postgres") ? server.port() : postgres,
                silent.equals("redis") ? server.port() : redis);
    }

    /** A service to be started. */
    private record Started(String name, Map<String, String> settings) {

        interface Look {
            void at(int port);
        }

        /** Fails unless it lives soon, is seen to be as it should, and ends in time. */
        void lasts(Look look) throws IOException {
            int port = Ports.claim(name, 0);
            Path folder = FOLDER.resolve(name + "-" + port);
            BuiltService service = new BuiltService(name, PROJECT, port, HEAP_MIB, settings);
            try (ServerProcess process = service.start(folder, folder.resolve("log"))) {
                try (Idleness start = new Idleness(process.pid())) {
                    process.awaitReady(() -> status(port, "live") == 200, PATIENCE);
                    assertThat(start.soFar()).as("waited until it lived").isLessThan(WAIT);
                }
                look.at(port);
                assertThat(status(port, "live")).isEqualTo(200);
                try (Idleness end = new Idleness(process.pid())) {
                    process.handle().destroy();
                    await().atMost(PATIENCE).until(() -> !process.isAlive());
                    assertThat(end.soFar()).as("waited until it ended").isLessThan(WAIT);
                }
            }
        }
    }

    /** What readiness says is not there. */
    private static List<String> missing(int port) {
        Response readiness = health(port, "ready");
        assertThat(readiness.statusCode()).isEqualTo(503);
        Map<String, String> seen = readiness.jsonPath().getMap("checks.find { it.name == 'start' }.data");
        return seen.entrySet().stream()
                .filter(entry -> !entry.getValue().equals("there"))
                .map(Map.Entry::getKey)
                .toList();
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

    private static <T extends LocalServer> T kept(T server) {
        SERVERS.add(server);
        return server;
    }
}
