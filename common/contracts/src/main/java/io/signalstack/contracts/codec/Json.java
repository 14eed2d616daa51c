package io.signalstack.contracts.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalstack.contracts.event.Earlier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it travels: instants in ISO 8601, nulls written. It is read strictly; but in what the suite itself has written
 * unknown fields are passed over (a newer writer may add some) and missing ones refused, unless an earlier version did
 * not know them ({@link Earlier}); in requests it is the other way round.
 */
public final class Json {

    private static final ObjectMapper MAPPER = StrictReading.of(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .injectableValues(new InjectableValues.Std(Earlier.values()))
            .build());

    /** For what people's programs send. */
    private static final ObjectMapper REQUESTS = StrictReading.ofRequests(
            JsonMapper.builder().addModule(new JavaTimeModule()).build());

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
        return read(type, () -> MAPPER.readValue(json, type));
    }

    /**
     * What was read of an array that may break off.
     *
     * @param values the elements up to the first that is none
     * @param whole whether they are all, and the array has its end
     */
    public record Elements<T>(List<T> values, boolean whole) {}

    /** Reads the elements of an array that may break off. */
    public static <T> Elements<T> elements(String array, Class<T> type) {
        List<T> elements = new ArrayList<>();
        try (MappingIterator<T> values = MAPPER.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValues(array)) {
            while (values.hasNextValue()) {
                elements.add(values.nextValue());
            }
            return new Elements<>(elements, array.stripTrailing().endsWith("]"));
        } catch (IOException _) {
            return new Elements<>(elements, false);
        }
    }

    /**
     * Reads a value that a client wrote: what it left out is null, and what is not known is refused.
     *
     * @throws UnreadableException saying why, if the bytes are not one
     */
    public static <T> T readRequest(byte[] json, Class<T> type) {
        return read(type, () -> REQUESTS.readValue(json, type));
    }

    private interface Reading<T> {
        @Nullable T value() throws IOException;
    }

    private static <T> T read(Class<T> type, Reading<T> reading) {
        try {
            T value = reading.value();
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
