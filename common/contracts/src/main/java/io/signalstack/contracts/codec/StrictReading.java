package io.signalstack.contracts.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How JSON is read wherever it comes from: nothing is taken for something else. A number is no text and no instant, a
 * fraction is no whole number, nothing is there twice, nothing follows.
 */
public final class StrictReading {

    private static final List<CoercionInputShape> TEXTS =
            List.of(CoercionInputShape.String, CoercionInputShape.EmptyString);

    /** What is refused as what. */
    private static final Map<LogicalType, List<CoercionInputShape>> REFUSED = Map.of(
            LogicalType.Integer, List.of(CoercionInputShape.Float, CoercionInputShape.Boolean),
            LogicalType.Float, List.of(CoercionInputShape.Boolean),
            LogicalType.Boolean, List.of(CoercionInputShape.Integer, CoercionInputShape.Float),
            LogicalType.Textual,
                    List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean),
            LogicalType.Enum, List.of(CoercionInputShape.Integer, CoercionInputShape.Float));

    private static final List<LogicalType> NEVER_TEXT =
            List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean);

    private StrictReading() {}

    /** Makes a mapper read so; fields that are not known are its own affair. */
    static ObjectMapper of(ObjectMapper mapper) {
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        REFUSED.forEach((type, shapes) ->
                shapes.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail)));
        NEVER_TEXT.forEach(
                type -> TEXTS.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail)));
        return mapper.registerModule(new SimpleModule("strict").addDeserializer(Instant.class, new WrittenInstant()));
    }

    /**
     * Makes a mapper read what clients write: with fields that are not known refused, numbers that are none (NaN,
     * infinity) as well, and texts that hold half a character.
     */
    public static ObjectMapper ofRequests(ObjectMapper mapper) {
        of(mapper);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        return mapper.registerModule(new SimpleModule("strict-requests")
                .addDeserializer(Double.class, new WrittenNumber())
                .addDeserializer(double.class, new WrittenNumber())
                .addDeserializer(String.class, new WholeText()));
    }
}
