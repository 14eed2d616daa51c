package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a venue writes a time: in epoch seconds or milliseconds, as a number or as a string.
 *
 * @param whole reads the number
 * @param unitMs what it counts, in milliseconds
 */
public record EpochTime(WholeNumbers whole, long unitMs) {

    public static final EpochTime SECONDS = new EpochTime(Payload::integer, 1_000);
    public static final EpochTime SECONDS_TEXT = new EpochTime(Payload::integerText, 1_000);
    public static final EpochTime MILLIS = new EpochTime(Payload::integer, 1);
    public static final EpochTime MILLIS_TEXT = new EpochTime(Payload::integerText, 1);

    /** Reads a whole number as a venue writes it; the text names it in a refusal. */
    @FunctionalInterface
    public interface WholeNumbers {
        long read(JsonNode value, String what);
    }

    /**
     * A value in milliseconds.
     *
     * @param what names it in a refusal, should it be no whole number, or beyond all time
     */
    public long ms(JsonNode value, String what) {
        long units = whole.read(value, what);
        try {
            return Math.multiplyExact(units, unitMs);
        } catch (ArithmeticException e) {
            throw new UnusableAnswer(UnusableAnswer.Reason.MALFORMED, what + " is no time: " + units, e);
        }
    }

    /** The time that an object has in a field. */
    public Instant in(JsonNode object, String field) {
        return Instant.ofEpochMilli(ms(object.path(field), field));
    }

    /** Reads the time that a row has in a field; empty where it has no such field. */
    public Function<JsonNode, Optional<Instant>> ifIn(String field) {
        return row -> row.has(field) ? Optional.of(in(row, field)) : Optional.empty();
    }
}
