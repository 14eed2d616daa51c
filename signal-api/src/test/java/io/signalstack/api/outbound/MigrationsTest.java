package io.signalstack.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.sandbox.testing.ScratchSchema;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final ScratchSchema schema = new ScratchSchema("migrations_test");

    @AfterEach
    void drop() throws SQLException {
        schema.drop();
    }

    @Test
    void every_migration_runs_on_the_first_products_rows_and_keeps_them() throws SQLException {
        // Given
        flyway().target("1").load().migrate();
        schema.run("INSERT INTO $.signals (symbol, signal_type, entry_price, target_price, stop_loss, confidence,"
                + " timeframe, strategy, status, expires_at) SELECT 'BTC/USDT', CASE i % 2 WHEN 0 THEN 'BUY' ELSE"
                + " 'SELL' END, 30000.12345678 + i, 31000, NULL, 0.7251, '1h', 'rsi_macd', CASE i % 3 WHEN 0 THEN"
                + " 'ACTIVE' ELSE 'EXPIRED' END, now() FROM generate_series(0, 999) AS i");

        // When
        for (MigrationInfo next : flyway().load().info().pending()) {
            flyway().target(next.getVersion()).load().migrate();
        }

        // Then
        assertThat(schema.query("SELECT count(*), min(entry_price), min(confidence), count(signal_id) FROM $.signals"))
                .containsExactly("1000, 30000.12345678, 0.7251, 0");
        assertThat(schema.query("SELECT DISTINCT signal_type, status FROM $.signals ORDER BY 1, 2"))
                .containsExactly("LONG, CLOSED", "LONG, OPEN", "SHORT, CLOSED", "SHORT, OPEN");
    }

    @Test
    void the_second_version_adds_the_known_columns_and_indexes() throws SQLException {
        // Given
        flyway().target("1").load().migrate();
        List<String> columns = columns();
        List<String> indexes = indexes();

        // When
        flyway().target("2").load().migrate();

        // Then
        assertThat(columns())
                .containsAll(columns)
                .filteredOn(column -> !columns.contains(column))
                .containsExactly(
                        "bt_pf",
                        "bt_winrate",
                        "latency_ms",
                        "market_conditions",
                        "quality_score",
                        "rationale",
                        "regime",
                        "risk_pct",
                        "technical_indicators",
                        "volume_score");
        assertThat(indexes())
                .containsAll(indexes)
                .filteredOn(index -> !indexes.contains(index))
                .containsExactly(
                        "(confidence)", "(status, created_at)", "(strategy, timeframe)", "(symbol, created_at)");
    }

    @Test
    void accounts_that_look_the_same_keep_their_addresses_and_are_listed() throws SQLException {
        // Given accounts of the version before, the oldest first
        flyway().target("4").load().migrate();
        List<String> emails = List.of(
                "me@example.org",
                "jos\u00e9@example.org",
                "jose\u0301@example.org",
                "\uff4d\uff45@example.org",
                "m\u200be@example.org",
                "a?b@example.org");
        for (int i = 0; i < emails.size(); i++) {
            schema.run("INSERT INTO $.users VALUES ('00000000-0000-0000-0000-00000000000" + i + "', '"
                    + emails.get(i) + "', 'hash', 'FREE', false, timestamptz '2026-01-01' + interval '" + i
                    + " days')");
        }
        schema.run("INSERT INTO $.users SELECT gen_random_uuid(), 'user' || i || '@example.org', 'hash', 'FREE',"
                + " false, now() FROM generate_series(1, 1000) AS i");

        // When
        flyway().load().migrate();

        // Then
        assertThat(schema.query("SELECT right(id::text, 1), email, coalesce(email_key, '-')"
                        + " FROM $.users WHERE email NOT LIKE 'user%' ORDER BY id"))
                .containsExactly(
                        "0, me@example.org, me@example.org",
                        "1, jos\u00e9@example.org, jos\u00e9@example.org",
                        "2, jose\u0301@example.org, -",
                        "3, \uff4d\uff45@example.org, -",
                        "4, m\u200be@example.org, -",
                        "5, a?b@example.org, a?b@example.org");
        assertThat(schema.query("SELECT right(user_id::text, 1), coalesce(right(looks_like::text, 1), '-')"
                        + " FROM $.email_collisions ORDER BY user_id"))
                .containsExactly("2, 1", "3, 0", "4, -");
        assertThat(schema.query("SELECT count(*) FROM $.users WHERE email_key = email AND email LIKE 'user%'"))
                .containsExactly("1000");
    }

    private List<String> columns() throws SQLException {
        return schema.query("SELECT column_name"
                + " FROM information_schema.columns WHERE table_schema = '$' AND table_name = 'signals' ORDER BY 1");
    }

    private List<String> indexes() throws SQLException {
        return schema.query("SELECT substring(indexdef FROM '\\(.*\\)')"
                + " FROM pg_indexes WHERE schemaname = '$' AND tablename = 'signals' ORDER BY 1");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(
                        schema.server().jdbcUrl(),
                        schema.server().user(),
                        schema.server().password())
                .javaMigrations(new EmailKeys())
                .schemas(schema.name())
                .defaultSchema(schema.name());
    }
}
