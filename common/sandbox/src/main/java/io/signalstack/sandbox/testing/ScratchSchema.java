package io.signalstack.sandbox.testing;

import io.signalstack.sandbox.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema of one test's own in the shared Postgres.
 *
 * @param name of the schema
 */
public record ScratchSchema(String name) {

    /** The server that it is in. */
    public PostgresServer server() {
        return SharedSandbox.postgres();
    }

    /** Executes a statement in which {@code $} stands for the schema's name. */
    public void run(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(in(sql));
        }
    }

    /** The rows of a query in which {@code $} stands for the schema's name, each as its columns with commas. */
    public List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(in(sql))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(String.join(", ", row));
            }
        }
        return rows;
    }

    /** Deletes it with all that is in it, if it is there. */
    public void drop() throws SQLException {
        run("DROP SCHEMA IF EXISTS $ CASCADE");
    }

    private String in(String sql) {
        return sql.replace("$", name);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(server().jdbcUrl(), server().user(), server().password());
    }
}
