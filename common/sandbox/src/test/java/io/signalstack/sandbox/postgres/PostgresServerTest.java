package io.signalstack.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.sandbox.process.StartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path folder;

    @Test
    void data_survive_a_restart() throws SQLException {
        // Given
        try (var postgres = PostgresServer.start(folder, 0)) {
            execute(postgres, "CREATE TABLE kept (name text)");
            execute(postgres, "INSERT INTO kept VALUES ('still here')");
        }
        // When
        try (var postgres = PostgresServer.start(folder, 0)) {
            // Then
            assertThat(query(postgres, "SELECT name FROM kept")).isEqualTo("still here");
            assertThat(query(postgres, "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void a_hard_kill_loses_no_committed_row_and_closing_leaves_no_process() throws SQLException {
        // Given
        var killed = PostgresServer.start(folder, 0);
        execute(killed, "CREATE TABLE kept (name text)");
        execute(killed, "CHECKPOINT");
        killed.handle().destroyForcibly();
        killed.handle().onExit().join();
        // When
        var postgres = PostgresServer.start(folder, 0);
        assertThat(query(postgres, "SELECT count(*) FROM kept")).isEqualTo("0");
        postgres.close();
        // Then
        assertThat(postgres.handle().isAlive()).isFalse();
        assertThat(folder.resolve("process.pid")).doesNotExist();
    }

    @Test
    void what_a_killed_run_left_behind_is_stopped_first() throws SQLException {
        // Given
        var leftover = PostgresServer.start(folder, 0);
        // When
        try (var postgres = PostgresServer.start(folder, leftover.port())) {
            // Then
            assertThat(leftover.handle().isAlive()).isFalse();
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_port_in_use_is_named_with_the_way_out() throws Exception {
        // Given
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Then
            assertThatThrownBy(() -> PostgresServer.start(folder, listener.getLocalPort()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Postgres cannot start: port " + listener.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void a_data_folder_that_is_a_file_is_named() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("occupied"));
        // Then
        assertThatThrownBy(() -> PostgresServer.start(file, 0))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("its data folder " + file + " cannot be used");
    }

    @Test
    void a_corrupt_data_folder_is_told_with_the_log_that_says_why() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "9\n");
        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwx------"));
        // Then
        assertThatThrownBy(() -> PostgresServer.start(folder, 0))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Postgres ended while it started")
                .hasMessageContaining("postgres.log");
    }

    private static void execute(PostgresServer postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
