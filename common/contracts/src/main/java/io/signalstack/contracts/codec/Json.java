package io.signalstack.contracts.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON as it travels: instants in ISO 8601, nulls written, unknown fields passed over (a newer writer may add some),
 * missing ones refused.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** For what people's programs send: they may leave optional fields out. */
    private static final ObjectMapper LENIENT =
            MAPPER.copy().disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private Json() {}

    /** UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableException saying why, if the bytes are not one
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return read(MAPPER, json, type);
    }

    /**
     * Reads a value that a client wrote: what it left out is null.
     *
     * @throws UnreadableException saying why, if the bytes are not one
     */
    public static <T> T readRequest(byte[] json, Class<T> type) {
        return read(LENIENT, json, type);
    }

    private static <T> T read(ObjectMapper mapper, byte[] json, Class<T> type) {
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw new IOException("a JSON null");
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException("not a " + type.getSimpleName() + ": " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        String message =
                String.valueOf(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage());
        return message.lines().findFirst().orElse("");
    }
}
