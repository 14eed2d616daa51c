package io.signalstack.backtestservice.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.testing.SharedSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String SCHEMA = "backtest_migrations_test";

    private final PostgresServer postgres = SharedSandbox.postgres();

    @AfterEach
    void drop() throws SQLException {
        run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    @Test
    void runs_that_were_ordered_under_a_key_outlive_its_column() throws SQLException {
        // Given
        flyway().target("1").load().migrate();
        run("INSERT INTO " + SCHEMA + ".backtest_runs (id, owner, idempotency_key, status, spec, created_at) SELECT"
                + " gen_random_uuid(), 'owner' || i % 7, CASE i % 2 WHEN 0 THEN 'key' || i END, 'DONE', '{}', now()"
                + " FROM generate_series(1, 1000) AS i");

        // When
        flyway().load().migrate();

        // Then
        assertThat(count("backtest_runs")).isEqualTo(1000);
        assertThat(count("idempotency_keys")).isZero();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + SCHEMA + "." + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
