package io.signalstack.api.outbound;

import io.signalstack.api.application.EmailAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Version 6 of the schema: gives each account the key of its address. Of several that look the same, the oldest gets the
 * key; the others keep their addresses, and are listed in {@code email_collisions}.
 */
public final class EmailKeys implements JavaMigration {

    private static final Logger LOG = Logger.getLogger(EmailKeys.class);

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "email keys";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        Map<String, UUID> owners = new HashMap<>();
        int collisions = 0;
        for (Row row : rows(connection)) {
            Optional<String> key = EmailAddress.of(row.email()).key();
            UUID owner = key.map(found -> owners.putIfAbsent(found, row.id())).orElse(null);
            if (key.isPresent() && owner == null) {
                giveKey(connection, row, key.get());
            } else {
                list(connection, row, owner);
                collisions++;
            }
        }
        if (collisions > 0) {
            LOG.warnf("%d accounts have addresses that look like another's: see email_collisions", collisions);
        }
    }

    private static List<Row> rows(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id, email FROM users ORDER BY created_at, id")) {
            while (found.next()) {
                rows.add(new Row(found.getObject("id", UUID.class), found.getString("email")));
            }
        }
        return rows;
    }

    private static void giveKey(Connection connection, Row row, String key) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE users SET email_key = ? WHERE id = ?")) {
            update.setString(1, key);
            update.setObject(2, row.id());
            update.executeUpdate();
        }
    }

    private static void list(Connection connection, Row row, @Nullable UUID looksLike) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO email_collisions VALUES (?, ?, ?, now())")) {
            insert.setObject(1, row.id());
            insert.setString(2, row.email());
            insert.setObject(3, looksLike);
            insert.executeUpdate();
        }
    }

    private record Row(UUID id, String email) {}
}
