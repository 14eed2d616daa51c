package io.signalstack.api.inbound;

import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters and gathers what is wrong with them, so that a client learns all of it at once. */
final class QueryReader {

    private static final int LONGEST_QUOTE = 40;

    private final List<Violation> violations = new ArrayList<>();

    /**
     * Reads one.
     *
     * @param parse throws {@link RuntimeException} for what it cannot read
     * @param expected what it should be, such as {@code a number from 0 to 1}
     * @return null if it was left out, or cannot be read, which is a violation
     */
    <T> @Nullable T read(String name, @Nullable String text, String expected, Function<String, @Nullable T> parse) {
        if (text == null) {
            return null;
        }
        try {
            T value = parse.apply(text);
            if (value != null) {
                return value;
            }
        } catch (RuntimeException unreadable) {
            // Said below, in words that do not depend on the parser's.
        }
        violations.add(new Violation(name, quote(text) + " is not " + expected));
        return null;
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String text, Class<E> type) {
        return read(
                name,
                text,
                "one of " + Arrays.toString(type.getEnumConstants()),
                given -> Enum.valueOf(type, given.toUpperCase(Locale.ROOT)));
    }

    /** Reads several, with commas between them. */
    <E extends Enum<E>> @Nullable Set<E> someOf(String name, @Nullable String text, Class<E> type) {
        return read(name, text, "some of " + Arrays.toString(type.getEnumConstants()), given -> {
            Set<E> some = EnumSet.noneOf(type);
            for (String one : given.split(",", -1)) {
                some.add(Enum.valueOf(type, one.toUpperCase(Locale.ROOT)));
            }
            return some;
        });
    }

    /** Adds something that only several parameters together tell. */
    void require(boolean fulfilled, String name, String message) {
        if (!fulfilled) {
            violations.add(new Violation(name, message));
        }
    }

    /**
     * Ends the request if anything was wrong.
     *
     * @throws ProblemException with all violations
     */
    void orThrow() {
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, first.field() + ": " + first.message(), violations);
        }
    }

    private static String quote(String text) {
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
