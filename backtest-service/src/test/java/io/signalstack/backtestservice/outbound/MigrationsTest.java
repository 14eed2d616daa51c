package io.signalstack.backtestservice.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.sandbox.testing.ScratchSchema;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final ScratchSchema schema = new ScratchSchema("backtest_migrations_test");

    @AfterEach
    void drop() throws SQLException {
        schema.drop();
    }

    @Test
    void runs_that_were_ordered_under_a_key_outlive_its_column() throws SQLException {
        // Given
        flyway().target("1").load().migrate();
        schema.run("INSERT INTO $.backtest_runs (id, owner, idempotency_key, status, spec, created_at) SELECT"
                + " gen_random_uuid(), 'owner' || i % 7, CASE i % 2 WHEN 0 THEN 'key' || i END, 'DONE', '{}', now()"
                + " FROM generate_series(1, 1000) AS i");

        // When
        flyway().load().migrate();

        // Then
        assertThat(schema.query("SELECT count(*) FROM $.backtest_runs")).containsExactly("1000");
        assertThat(schema.query("SELECT count(*) FROM $.idempotency_keys")).containsExactly("0");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(
                        schema.server().jdbcUrl(),
                        schema.server().user(),
                        schema.server().password())
                .schemas(schema.name())
                .defaultSchema(schema.name());
    }
}
