package io.signalstack.gateway.outbound.venue.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.util.Map;

/**
 * What all of Kraken's answers have in common: a list of errors beside the result, with HTTP 200. An error begins with E
 * and its category; a text that begins with W is a warning, and the result is there.
 */
final class KrakenAnswer {

    private static final Map<String, Reason> REASONS = Map.of(
            "EAPI:Rate limit exceeded", Reason.RATE_LIMITED,
            "EGeneral:Too many requests", Reason.RATE_LIMITED,
            "EGeneral:Temporary lockout", Reason.BANNED,
            "EGeneral:Internal error", Reason.UNAVAILABLE,
            "EService:", Reason.UNAVAILABLE,
            "EQuery:Unknown asset pair", Reason.UNKNOWN_INSTRUMENT);

    private KrakenAnswer() {}

    /**
     * The result of a call that succeeded.
     *
     * @throws UnusableAnswer with the first error, if there is one
     */
    static JsonNode result(String payload) {
        JsonNode answer = Payload.json(payload);
        for (JsonNode error : Payload.array(answer.path("error"), "the list of errors")) {
            String text = Payload.text(error, "error");
            if (!text.startsWith("W")) {
                throw new UnusableAnswer(reason(text), "answers " + Payload.beginning(text));
            }
        }
        JsonNode result = answer.path("result");
        if (!result.isObject()) {
            throw UnusableAnswer.malformed("result is no object but " + result.getNodeType());
        }
        return result;
    }

    /** By how the error begins, for more may follow. */
    private static Reason reason(String error) {
        return REASONS.entrySet().stream()
                .filter(known -> error.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Reason.REFUSED);
    }
}
