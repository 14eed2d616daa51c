package io.signalstack.gateway.outbound.venue;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a venue.
 *
 * @param status HTTP status
 * @param body its text
 * @param headers a header's first value by name, in any case
 */
public record VenueAnswer(int status, String body, Function<String, @Nullable String> headers) {

    /** An answer without headers. */
    public static VenueAnswer of(int status, String body) {
        return new VenueAnswer(status, body, name -> null);
    }

    /** What one has to know of an answer that is no success: its status, where it leads to if anywhere, what it says. */
    String beginning() {
        String to = header("Location").map(where -> " to " + where).orElse("");
        return "answers " + Payload.beginning(status + to + " " + body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }
}
