package io.signalstack.gateway.outbound.venue.okx;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;

/** What all of OKX's answers have in common: a code beside the data, which says also with HTTP 200 what is wrong. */
final class OkxAnswer {

    static final ErrorTable ERRORS = ErrorTable.of(
            known(Reason.RATE_LIMITED, "50011"),
            known(Reason.UNAVAILABLE, "50001", "50004", "50005", "50013", "50026"),
            known(Reason.UNKNOWN_INSTRUMENT, "51001"),
            known(Reason.UNKNOWN_INSTRUMENT, "51000").about("instid"));

    private static final String SUCCESS = "0";

    private OkxAnswer() {}

    /**
     * The list of data of a call that succeeded.
     *
     * @throws io.signalstack.gateway.outbound.venue.UnusableAnswer with the code and its message, if it did not
     */
    static JsonNode data(String payload) {
        JsonNode answer = Payload.json(payload);
        String code = Payload.text(answer.path("code"), "code");
        if (!code.equals(SUCCESS)) {
            throw ERRORS.answered(code, answer.path("msg").asText());
        }
        return Payload.array(answer.path("data"), "data");
    }
}
