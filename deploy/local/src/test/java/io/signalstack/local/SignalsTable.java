package io.signalstack.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalstack.contracts.codec.Json;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The table of signals as it stands in Postgres, read past the service that owns it. */
final class SignalsTable {

    /** Columns whose names are the first product's. */
    private static final Map<String, String> FIELDS = Map.of(
            "signal_id", "id",
            "signal_type", "side",
            "entry_price", "entry",
            "target_price", "target",
            "stop_loss", "stop",
            "created_at", "closeTime");

    private static final Set<String> OF_OUTCOME =
            Set.of("result", "filled_at", "fill_price", "exit_at", "exit_price", "gross_r", "net_r", "ambiguous");

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private final String jdbcUrl;

    SignalsTable(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** One row with all its columns, in the shape in which clients see a signal; fields that are null are left out. */
    JsonNode asView(String id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "select row_to_json(s)::text from signal_api.signals s where signal_id = ?")) {
            select.setString(1, id);
            ResultSet row = select.executeQuery();
            assertThat(row.next()).as("a row of signal " + id).isTrue();
            return view(Json.read(row.getString(1).getBytes(UTF_8), ObjectNode.class));
        }
    }

    /** The ids of all signals. */
    Set<String> ids() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("select signal_id from signal_api.signals")) {
            Set<String> ids = new HashSet<>();
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                assertThat(ids.add(rows.getString(1))).as("one row per signal").isTrue();
            }
            return ids;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "signalstack", "signalstack");
    }

    private static JsonNode view(ObjectNode row) {
        // The row's own number is the database's, nobody else knows it.
        row.remove("id");
        ObjectNode view = row.objectNode();
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (!column.getValue().isNull()) {
                ObjectNode into = OF_OUTCOME.contains(column.getKey()) ? view.withObject("/outcome") : view;
                into.set(field(column.getKey()), value(column.getKey(), column.getValue()));
            }
        }
        return view;
    }

    private static String field(String column) {
        return FIELDS.getOrDefault(
                column, UNDERSCORE.matcher(column).replaceAll(it -> it.group(1).toUpperCase(java.util.Locale.ROOT)));
    }

    /** Postgres writes an instant with its offset. */
    private static JsonNode value(String column, JsonNode value) {
        return column.endsWith("_at")
                        || column.endsWith("_time")
                        || column.equals("series_start")
                        || column.equals("recorded_until")
                ? Json.read(Json.bytes(OffsetDateTime.parse(value.asText()).toInstant()), JsonNode.class)
                : value;
    }
}
