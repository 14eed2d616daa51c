package io.signalstack.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalstack.contracts.codec.Json;
import java.util.Map;

/** JSON without what writers do differently: {@code 1000} and {@code 1000.0}, a null and a field that is left out. */
final class SameJson {

    private SameJson() {}

    static JsonNode of(Object value) {
        return plain(value instanceof JsonNode node ? node : Json.read(Json.bytes(value), JsonNode.class));
    }

    private static JsonNode plain(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode plain = object.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    if (!field.getValue().isNull()) {
                        plain.set(field.getKey(), plain(field.getValue()));
                    }
                }
                yield plain;
            }
            case ArrayNode array -> {
                ArrayNode plain = array.arrayNode();
                array.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            default -> node.isNumber() ? DoubleNode.valueOf(node.doubleValue()) : node;
        };
    }
}
