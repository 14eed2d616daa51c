package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalstack.api.application.SeedCatalogue;
import io.signalstack.api.testing.Client;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.SignalStory;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** What stands at the start, and what happens while a store is away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class StoresComponentTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    SeedCatalogue seedCatalogue;

    @Inject
    Flyway flyway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final Client client = new Client();

    @Test
    void strategies_and_instruments_are_seeded_once_and_served() {
        // Given
        String token = client.registered("curious@example.org");
        await().atMost(SOON)
                .untilAsserted(
                        () -> client.request().get("/health/ready").then().statusCode(200));
        await().atMost(SOON)
                .untilAsserted(() -> client.request()
                        .get("/api/v1/market/instruments")
                        .then()
                        .body("instruments.instrument", hasItems("REPLAY:BTC/USD", "REPLAY:QUIET/USD"))
                        .body("instruments[0].baseInterval", equalTo("1m"))
                        .body("instruments[0].market", equalTo("recorded"))
                        .body("instruments[0].recordedUntil", equalTo("2026-11-27T00:00:00Z"))
                        .body("instruments[1].market", equalTo("live"))
                        .body("instruments[1].recordedUntil", nullValue())
                        .body("instruments[0].timeframes", hasItems("1m", "5m")));
        await().atMost(SOON)
                .untilAsserted(() -> client.bearer(token)
                        .get("/api/v1/strategies")
                        .then()
                        .body("strategies.strategy", hasItems("confluence@1"))
                        .body("strategies[0].parameters", notNullValue())
                        .body("strategies[0].enabled", equalTo(true)));
        Log log = new Log(servers);
        int strategies = log.read(Topic.STRATEGIES.text()).size();
        int instruments = log.read(Topic.INSTRUMENTS.text()).size();

        // When
        seedCatalogue.seed().await().atMost(SOON);

        // Then
        assertThat(log.read(Topic.STRATEGIES.text())).hasSize(strategies);
        assertThat(log.read(Topic.INSTRUMENTS.text())).hasSize(instruments);
    }

    @Test
    void a_schema_newer_than_the_service_is_refused() throws SQLException {
        // Given
        run(
                url,
                "INSERT INTO signal_api.flyway_schema_history SELECT 999, '999', 'future', 'SQL', 'V999__future.sql', 1,"
                        + " 'test', now(), 1, true");

        // When it migrates over connections of its own: the pool's may have been shut out
        Flyway migrations = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(url, user, password)
                .load();

        // Then
        try {
            assertThatThrownBy(migrations::migrate)
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("999");
        } finally {
            run(url, "DELETE FROM signal_api.flyway_schema_history WHERE installed_rank = 999");
        }
        migrations.migrate();
    }

    @Test
    void while_postgres_is_away_cached_reads_go_on_and_no_signal_is_lost() throws SQLException {
        // Given
        String token = client.registered("patient@example.org");
        client.request().get("/api/v1/signals/latest").then().statusCode(200);
        Log log = new Log(servers);

        // When
        shutOut(true);
        try {
            log.write(SignalStory.of("while-away", "REPLAY:BTC/USD").opened());
            client.bearer(token)
                    .get("/api/v1/signals/while-away")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("UNAVAILABLE"));
            client.request().get("/api/v1/signals/latest").then().statusCode(200);
            client.request().get("/health/live").then().statusCode(200);
        } finally {
            shutOut(false);
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> client.bearer(token)
                        .get("/api/v1/signals/while-away")
                        .then()
                        .statusCode(200));
    }

    @Test
    void a_postgres_that_hangs_is_a_503_and_costs_no_connection_for_good() throws SQLException {
        // Given
        String token = client.registered("hanging@example.org");
        Response answer;

        // When the tables are locked, more often than there are connections
        try (Connection locking = DriverManager.getConnection(url, user, password);
                Statement lock = locking.createStatement()) {
            locking.setAutoCommit(false);
            lock.execute("LOCK TABLE signal_api.users, signal_api.signals IN ACCESS EXCLUSIVE MODE");
            for (CompletableFuture<Response> asked :
                    atOnce(20, () -> client.bearer(token).get("/api/v1/users/me"))) {
                asked.join().then().statusCode(503);
            }
            answer = client.bearer(token).get("/api/v1/signals/none");
            locking.rollback();
        }

        // Then
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("UNAVAILABLE"));
        await().atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        client.bearer(token).get("/api/v1/users/me").then().statusCode(200));
        atOnce(20, () -> client.bearer(token).get("/api/v1/users/me"))
                .forEach(asked -> asked.join().then().statusCode(200));
    }

    private static List<CompletableFuture<Response>> atOnce(int times, Supplier<Response> request) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(request, Thread::startVirtualThread))
                .limit(times)
                .toList();
    }

    private void shutOut(boolean out) throws SQLException {
        String database = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
        String elsewhere = url.replace("/" + database, "/template1");
        run(elsewhere, "ALTER DATABASE \"" + database + "\" ALLOW_CONNECTIONS " + !out);
        if (out) {
            run(elsewhere, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        }
    }

    private void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
