package io.signalstack.contracts.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.Json;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Names the fields in which what is published is not what was recomputed. */
final class DifferingFields {

    private DifferingFields() {}

    /** The fields with both values, such as {@code confidence 0.9 instead of 0.4, edge …}. */
    static String of(@Nullable Object said, @Nullable Object expected) {
        JsonNode published = json(said);
        JsonNode recomputed = json(expected);
        return StreamSupport.stream(((Iterable<String>) recomputed::fieldNames).spliterator(), false)
                .filter(field -> !Objects.equals(published.get(field), recomputed.get(field)))
                .map(field -> field + " " + published.get(field) + " instead of " + recomputed.get(field))
                .collect(Collectors.joining(", "));
    }

    private static JsonNode json(@Nullable Object body) {
        return Json.read(Json.bytes(body == null ? Map.of() : body), JsonNode.class);
    }
}
