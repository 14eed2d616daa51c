package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a venue's own errors mean; of several that fit, the first holds. */
public record ErrorTable(List<Known> errors) {

    /**
     * A group of a venue's errors that have one reason.
     *
     * @param codes how they begin; more may follow
     * @param word what their text has to hold, in lower case
     */
    public record Known(Reason reason, List<String> codes, String word) {

        /** These errors where their text holds that word, for codes that can mean several things. */
        public Known about(String required) {
            return new Known(reason, codes, required);
        }

        private boolean holdsFor(String error) {
            return codes.stream().anyMatch(error::startsWith)
                    && error.toLowerCase(Locale.ROOT).contains(word);
        }
    }

    public static ErrorTable of(Known... errors) {
        return new ErrorTable(List.of(errors));
    }

    public static Known known(Reason reason, String... codes) {
        return new Known(reason, List.of(codes), "");
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
                .filter(known -> known.holdsFor(error))
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
