package io.signalstack.platform.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in words what a Java type takes. */
final class ExpectedType {

    /** What is said of a type that nothing is known of. */
    static final String UNKNOWN = "of the right form";

    private static final int SHOWN = 64;

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(BigInteger.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(String.class, "a text"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(Instant.class, "an instant such as 2026-01-31T12:00:00Z"),
            Map.entry(Duration.class, "a duration such as PT30S"));

    private ExpectedType() {}

    static String of(Class<?> type) {
        String words = WORDS.get(type);
        if (words != null) {
            return words;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list of the right form";
        }
        return UNKNOWN;
    }

    /** The refused value, cut short, so that an answer does not grow with what was sent. */
    static String quote(String value) {
        return "'" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "'";
    }
}
