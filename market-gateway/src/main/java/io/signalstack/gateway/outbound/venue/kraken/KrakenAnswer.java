package io.signalstack.gateway.outbound.venue.kraken;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;

/**
 * What all of Kraken's answers have in common: a list of errors beside the result, with HTTP 200. An error begins with E
 * and its category; a text that begins with W is a warning, and the result is there.
 */
final class KrakenAnswer {

    static final ErrorTable ERRORS = ErrorTable.of(
            known("EAPI:Rate limit exceeded", Reason.RATE_LIMITED),
            known("EDatabase:", Reason.UNAVAILABLE),
            known("EGeneral:Too many requests", Reason.RATE_LIMITED),
            known("EGeneral:Temporary lockout", Reason.BANNED),
            known("EGeneral:Internal error", Reason.UNAVAILABLE),
            known("EService:", Reason.UNAVAILABLE),
            known("EQuery:Unknown asset pair", Reason.UNKNOWN_INSTRUMENT));

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
                throw ERRORS.answered(text, "");
            }
        }
        JsonNode result = answer.path("result");
        if (!result.isObject()) {
            throw UnusableAnswer.malformed("result is no object but " + result.getNodeType());
        }
        return result;
    }
}
