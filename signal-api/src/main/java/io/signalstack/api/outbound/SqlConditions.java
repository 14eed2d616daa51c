package io.signalstack.api.outbound;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The WHERE of one query, grown condition by condition; values are parameters, never text. Not thread-safe. */
final class SqlConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    SqlConditions always(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition in which each {@code ?} stands for the value; none if there is no value. */
    SqlConditions given(@Nullable Object value, String condition) {
        if (value != null) {
            values.add(value);
            conditions.add(condition.replace("?", "$" + values.size()));
        }
        return this;
    }

    /** Adds a condition over two values, {@code ?1} and {@code ?2}. */
    SqlConditions both(Object first, Object second, String condition) {
        values.add(first);
        values.add(second);
        conditions.add(condition.replace("?1", "$" + (values.size() - 1)).replace("?2", "$" + values.size()));
        return this;
    }

    String sql() {
        return String.join(" AND ", conditions);
    }

    Tuple values() {
        return Tuple.from(values);
    }
}
