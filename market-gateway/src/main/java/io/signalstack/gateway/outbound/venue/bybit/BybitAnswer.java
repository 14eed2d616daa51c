package io.signalstack.gateway.outbound.venue.bybit;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;

/** What all of Bybit's answers have in common: a code beside the result, which says also with HTTP 200 what is wrong. */
final class BybitAnswer {

    static final ErrorTable ERRORS = ErrorTable.of(
            known("10000", Reason.UNAVAILABLE),
            // A wrong parameter; which one, the message alone tells.
            known("10001", "symbol", Reason.UNKNOWN_INSTRUMENT),
            known("10006", Reason.RATE_LIMITED),
            known("10009", Reason.BANNED),
            known("10016", Reason.UNAVAILABLE),
            known("10018", Reason.RATE_LIMITED),
            known("10024", Reason.REFUSED_PLACE),
            known("10029", Reason.UNKNOWN_INSTRUMENT),
            known("10429", Reason.RATE_LIMITED));

    private static final long SUCCESS = 0;

    private BybitAnswer() {}

    /**
     * The result of a call that succeeded.
     *
     * @throws io.signalstack.gateway.outbound.venue.UnusableAnswer with the code and its message, if it did not
     */
    static JsonNode result(String payload) {
        JsonNode answer = Payload.json(payload);
        long code = Payload.integer(answer.path("retCode"), "retCode");
        if (code != SUCCESS) {
            throw ERRORS.answered(Long.toString(code), answer.path("retMsg").asText());
        }
        return answer.path("result");
    }
}
