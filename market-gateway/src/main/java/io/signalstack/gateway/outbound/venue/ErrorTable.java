package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a venue's own errors mean; of several that fit, the first holds. */
public record ErrorTable(List<Known> errors) {

    /**
     * An error.
     *
     * @param code how it begins; more may follow
     * @param word what its text has to hold, in lower case, for a code that can mean several things
     */
    public record Known(String code, String word, Reason reason) {}

    public static ErrorTable of(Known... errors) {
        return new ErrorTable(List.of(errors));
    }

    public static Known known(String code, Reason reason) {
        return new Known(code, "", reason);
    }

    public static Known known(String code, String word, Reason reason) {
        return new Known(code, word, reason);
    }

    /** An answer that is an error, whatever its status; one that is not in the table is a refusal. */
    public UnusableAnswer answered(String code, String text) {
        String error = (code + " " + text).strip();
        return new UnusableAnswer(reason(error).orElse(Reason.REFUSED), "answers " + Payload.beginning(error));
    }

    /** What an answer's status means, unless its body names one of these errors as a {@code code} with a {@code msg}. */
    public Reason reason(VenueAnswer answer) {
        return named(answer).flatMap(this::reason).orElseGet(() -> Reason.of(answer));
    }

    private Optional<Reason> reason(String error) {
        return errors.stream()
                .filter(known -> error.startsWith(known.code())
                        && error.toLowerCase(Locale.ROOT).contains(known.word()))
                .map(Known::reason)
                .findFirst();
    }

    private static Optional<String> named(VenueAnswer answer) {
        try {
            JsonNode body = Payload.json(answer.body());
            return Optional.of(
                    body.path("code").asText() + " " + body.path("msg").asText());
        } catch (UnusableAnswer _) {
            // A page of some proxy on the way: the status is all that it says.
            return Optional.empty();
        }
    }
}
