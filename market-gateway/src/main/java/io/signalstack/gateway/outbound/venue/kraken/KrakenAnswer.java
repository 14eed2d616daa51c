package io.signalstack.gateway.outbound.venue.kraken;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.AnswerForm;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.util.List;
import java.util.Map;

/**
 * What all of Kraken's answers have in common: a list of errors beside the result, with HTTP 200. An error begins with E
 * and its category; a text that begins with W is a warning, and the result is there.
 */
final class KrakenAnswer {

    private static final ErrorTable ERRORS = ErrorTable.of(
            known(Reason.RATE_LIMITED, "EAPI:Rate limit exceeded", "EGeneral:Too many requests"),
            known(Reason.BANNED, "EGeneral:Temporary lockout"),
            known(Reason.UNAVAILABLE, "EDatabase:", "EGeneral:Internal error", "EService:"),
            known(Reason.UNKNOWN_INSTRUMENT, "EQuery:Unknown asset pair"));

    static final AnswerForm FORM = new AnswerForm(KrakenAnswer::result, ERRORS);

    private KrakenAnswer() {}

    /**
     * The result of a call that succeeded.
     *
     * @throws UnusableAnswer with the first error, if there is one
     */
    private static JsonNode result(JsonNode answer) {
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

    /**
     * What a result holds under the one pair that was asked for, whatever it is called there.
     *
     * @throws UnusableAnswer if it is not one pair that the result is about
     */
    static JsonNode ofOnePair(JsonNode result) {
        List<JsonNode> pairs = result.properties().stream()
                .filter(field -> !field.getKey().equals("last"))
                .map(Map.Entry::getValue)
                .toList();
        if (pairs.size() != 1) {
            throw UnusableAnswer.malformed("result holds " + pairs.size() + " pairs instead of one");
        }
        return pairs.getFirst();
    }
}
