package io.signalstack.gateway.outbound.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.util.Locale;
import java.util.Map;

/** What all of Bybit's answers have in common: a code beside the result, which says also with HTTP 200 what is wrong. */
final class BybitAnswer {

    private static final long SUCCESS = 0;
    private static final long WRONG_PARAMETER = 10_001;

    private static final Map<Long, Reason> REASONS = Map.of(
            10_000L, Reason.UNAVAILABLE,
            10_006L, Reason.RATE_LIMITED,
            10_009L, Reason.BANNED,
            10_016L, Reason.UNAVAILABLE,
            10_018L, Reason.RATE_LIMITED,
            10_429L, Reason.RATE_LIMITED);

    private BybitAnswer() {}

    /**
     * The result of a call that succeeded.
     *
     * @throws UnusableAnswer with the code and its message, if it did not
     */
    static JsonNode result(String payload) {
        JsonNode answer = Payload.json(payload);
        long code = Payload.integer(answer.path("retCode"), "retCode");
        if (code != SUCCESS) {
            String message = answer.path("retMsg").asText();
            throw new UnusableAnswer(reason(code, message), "answers " + Payload.beginning(code + " " + message));
        }
        return answer.path("result");
    }

    /** A wrong parameter is told by the message alone. */
    private static Reason reason(long code, String message) {
        return code == WRONG_PARAMETER && message.toLowerCase(Locale.ROOT).contains("symbol")
                ? Reason.UNKNOWN_INSTRUMENT
                : REASONS.getOrDefault(code, Reason.REFUSED);
    }
}
