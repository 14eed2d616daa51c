package io.signalstack.gateway.outbound.venue.okx;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.util.Map;

/** What all of OKX's answers have in common: a code beside the data, which says also with HTTP 200 what is wrong. */
final class OkxAnswer {

    private static final String SUCCESS = "0";

    private static final Map<String, Reason> REASONS = Map.of(
            "50001", Reason.UNAVAILABLE,
            "50004", Reason.UNAVAILABLE,
            "50005", Reason.UNAVAILABLE,
            "50011", Reason.RATE_LIMITED,
            "50013", Reason.UNAVAILABLE,
            "50026", Reason.UNAVAILABLE,
            "51001", Reason.UNKNOWN_INSTRUMENT);

    private OkxAnswer() {}

    /**
     * The list of data of a call that succeeded.
     *
     * @throws UnusableAnswer with the code and its message, if it did not
     */
    static JsonNode data(String payload) {
        JsonNode answer = Payload.json(payload);
        String code = Payload.text(answer.path("code"), "code");
        if (!code.equals(SUCCESS)) {
            throw new UnusableAnswer(
                    REASONS.getOrDefault(code, Reason.REFUSED),
                    "answers "
                            + Payload.beginning(code + " " + answer.path("msg").asText()));
        }
        return Payload.array(answer.path("data"), "data");
    }
}
