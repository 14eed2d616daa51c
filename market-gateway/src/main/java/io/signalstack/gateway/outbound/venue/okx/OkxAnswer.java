package io.signalstack.gateway.outbound.venue.okx;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;

/** What all of OKX's answers have in common: a code beside the data, which says also with HTTP 200 what is wrong. */
final class OkxAnswer {

    static final ErrorTable ERRORS = ErrorTable.of(
            known("50001", Reason.UNAVAILABLE),
            known("50004", Reason.UNAVAILABLE),
            known("50005", Reason.UNAVAILABLE),
            known("50011", Reason.RATE_LIMITED),
            known("50013", Reason.UNAVAILABLE),
            known("50026", Reason.UNAVAILABLE),
            known("51000", "instid", Reason.UNKNOWN_INSTRUMENT),
            known("51001", Reason.UNKNOWN_INSTRUMENT));

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
