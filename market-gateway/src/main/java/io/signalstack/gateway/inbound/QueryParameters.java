package io.signalstack.gateway.inbound;

import io.signalstack.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How parameters of questions between services are read: all or nothing, and what is wrong is named. */
final class QueryParameters {

    private QueryParameters() {}

    /** @throws ProblemException naming the parameter, if it is missing, or the parser throws */
    static <T> T required(String name, @Nullable String text, Function<String, T> parser) {
        return Optional.ofNullable(text)
                .map(given -> parsed(name, given, parser))
                .orElseThrow(() -> ProblemException.invalidParameter(name, "is missing"));
    }

    /**
     * Reads an instant that can be told in milliseconds.
     *
     * @throws ProblemException naming the parameter
     */
    static Instant instant(String name, @Nullable String text) {
        return required(name, text, given -> {
            try {
                Instant instant = Instant.parse(given);
                if (instant.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE / 2))
                        || instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE / 2))) {
                    throw new IllegalArgumentException("is beyond all time");
                }
                return instant;
            } catch (DateTimeException _) {
                throw new IllegalArgumentException("is no instant such as 2026-01-31T00:00:00Z");
            }
        });
    }

    private static <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(name, String.valueOf(e.getMessage()));
        }
    }
}
