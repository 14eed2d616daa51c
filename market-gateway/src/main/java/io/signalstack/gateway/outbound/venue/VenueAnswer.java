package io.signalstack.gateway.outbound.venue;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a venue.
 *
 * @param status HTTP status
 * @param body its text
 * @param headers a header's first value by name, in any case
 */
public record VenueAnswer(int status, String body, Function<String, @Nullable String> headers) {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /** An answer without headers. */
    public static VenueAnswer of(int status, String body) {
        return new VenueAnswer(status, body, name -> null);
    }

    /** What one has to know of an answer that is no success: its status, where it leads to if anywhere, what it says. */
    String beginning() {
        String to = header("Location").map(where -> " to " + where).orElse("");
        return "answers " + Payload.beginning(status + to + " " + body);
    }

    /** When it was given, by the venue's clock, in whole seconds: never later than it was. */
    public Optional<Instant> date() {
        return header("Date").flatMap(VenueAnswer::date);
    }

    /** A time as HTTP writes it (RFC 9110); empty where it is none. */
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The whole number, 0 or more, that a header holds. */
    public Optional<Integer> count(String header) {
        return header(header).filter(text -> COUNT.matcher(text).matches()).map(Integer::valueOf);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }
}
