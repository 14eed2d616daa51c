package io.signalstack.gateway.outbound.venue.bybit;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;

/** What all of Bybit's answers have in common: a code beside the result, which says also with HTTP 200 what is wrong. */
final class BybitAnswer {

    static final ErrorTable ERRORS = ErrorTable.of(
            known(Reason.RATE_LIMITED, "10006", "10018", "10429"),
            known(Reason.BANNED, "10009"),
            known(Reason.REFUSED_PLACE, "10024"),
            known(Reason.UNAVAILABLE, "10000", "10016"),
            known(Reason.UNKNOWN_INSTRUMENT, "10029"),
            // A wrong parameter; which one, the message alone tells.
            known(Reason.UNKNOWN_INSTRUMENT, "10001").about("symbol"));

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
