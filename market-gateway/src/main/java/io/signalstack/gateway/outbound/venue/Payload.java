package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A venue's answer as a JSON tree, and its fields as what they must be; all throw {@link UnusableAnswer} alone. */
public final class Payload {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern TICK = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?([eE]-?[0-9])?");

    private Payload() {}

    /** The whole text as JSON. */
    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer(UnusableAnswer.Reason.MALFORMED, "not JSON: " + beginning(text), e);
        }
    }

    /** The value, which must be an array; {@code what} names it in a refusal. */
    public static JsonNode array(JsonNode value, String what) {
        if (!value.isArray()) {
            throw UnusableAnswer.malformed(what + " is no array but " + value.getNodeType());
        }
        return value;
    }

    /** A whole number, such as epoch seconds or milliseconds. */
    public static long integer(JsonNode value, String what) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw UnusableAnswer.malformed(what + " is no whole number but '" + beginning(value.asText()) + "'");
        }
        return value.longValue();
    }

    /** A whole number that is written as a string. */
    public static long integerText(JsonNode value, String what) {
        try {
            return Long.parseLong(text(value, what));
        } catch (NumberFormatException e) {
            throw new UnusableAnswer(
                    UnusableAnswer.Reason.MALFORMED,
                    what + " is no whole number: '" + beginning(value.textValue()) + "'",
                    e);
        }
    }

    /** A decimal that is written as a JSON number. */
    public static double decimal(JsonNode value, String what) {
        if (!value.isNumber()) {
            throw UnusableAnswer.malformed(what + " is no number but '" + beginning(value.asText()) + "'");
        }
        return value.doubleValue();
    }

    /** A decimal that is written as a string. */
    public static double decimalText(JsonNode value, String what) {
        try {
            return Double.parseDouble(text(value, what));
        } catch (NumberFormatException e) {
            throw new UnusableAnswer(
                    UnusableAnswer.Reason.MALFORMED,
                    what + " is no decimal: '" + beginning(value.textValue()) + "'",
                    e);
        }
    }

    /** A price that is written as a string; 0 where it is 0, or empty, for nothing was ever traded. */
    public static double priceOrNone(JsonNode value, String what) {
        if (text(value, what).isEmpty()) {
            return 0;
        }
        double price = decimalText(value, what);
        if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
            throw UnusableAnswer.malformed(what + " " + price + " is not a finite price >= 0");
        }
        return price;
    }

    /** A step of prices that is written as a string. */
    public static BigDecimal tickText(JsonNode value, String what) {
        String text = text(value, what);
        // Longer than any step is, and short enough to reckon with.
        if (!TICK.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
            throw UnusableAnswer.malformed(what + " is no step of prices: '" + beginning(text) + "'");
        }
        return new BigDecimal(text);
    }

    /** A string. */
    public static String text(JsonNode value, String what) {
        if (!value.isTextual()) {
            throw UnusableAnswer.malformed(what + " is no string but " + value.getNodeType());
        }
        return value.textValue();
    }

    /** Enough of a text to know it by, on one line, and without what a terminal would obey. */
    public static String beginning(String text) {
        String line = text.replaceAll("[\\s\\p{C}]+", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
