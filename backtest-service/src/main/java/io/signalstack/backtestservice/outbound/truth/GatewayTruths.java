package io.signalstack.backtestservice.outbound.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.backtestservice.application.truth.TruthSource;
import io.signalstack.backtestservice.outbound.gateway.GatewayAnswer;
import io.signalstack.backtestservice.outbound.gateway.GatewayClient;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.platform.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The market gateway, which asks the venue. */
@ApplicationScoped
public class GatewayTruths implements TruthSource {

    private static final String PATH = "/internal/v1/truth";
    private static final Duration SOON = Duration.ofSeconds(10);

    /** What answers nonsense, or not to us, has to be put right by somebody. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final int LONGEST_REASON = 200;

    private final GatewayClient gateway;

    GatewayTruths(GatewayClient gateway) {
        this.gateway = gateway;
    }

    @Override
    public Answer ask(SignalBody signal, Duration fillDelay) {
        try {
            return read(gateway.get(
                    PATH,
                    Map.of(
                            "instrument", signal.instrument(),
                            "at", signal.closeTime().toString(),
                            "side", signal.side().name(),
                            "stop", Double.toString(signal.stop()),
                            "target", Double.toString(signal.target()),
                            "expiry", signal.expiresAt().toString(),
                            "fillDelay", fillDelay.toString())));
        } catch (IOException e) {
            return new Answer.Later(SOON, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Later(SOON, "the service ends");
        }
    }

    private static Answer read(GatewayAnswer answer) {
        if (!answer.whole()) {
            return new Answer.Later(SOON, "its answer breaks off");
        }
        try {
            return switch (answer.status()) {
                case 200 -> new Answer.Known(truth(json(answer)));
                case 400, 404 -> refusal(json(answer));
                case 503 -> new Answer.Later(answer.retryAfter().orElse(SOON), "it is put off");
                default -> new Answer.Later(answer.retryAfter().orElse(LATE), "it answers " + answer.status());
            };
        } catch (UnreadableException | IllegalArgumentException e) {
            return new Answer.Later(LATE, "its answer cannot be: " + cut(String.valueOf(e.getMessage())));
        }
    }

    private static Truth truth(JsonNode answer) {
        int filled = count(answer, "filled");
        return filled == 0
                ? new Truth.None("it is filled in none of its futures")
                : new Truth.Told(count(answer, "hits"), filled, count(answer, "paths"));
    }

    private static int count(JsonNode answer, String name) {
        JsonNode count = answer.path(name);
        if (!count.isInt()) {
            throw new IllegalArgumentException(name + " is no whole number but " + cut(count.toString()));
        }
        return count.intValue();
    }

    /** Final where the market has no truth, or the venue can make nothing of the question; what is not polled may be again. */
    private static Answer refusal(JsonNode problem) {
        String code = problem.path("code").asText();
        return code.equals(ErrorCode.NO_TRUTH.name()) || code.equals(ErrorCode.INVALID_PARAMETER.name())
                ? new Answer.Known(new Truth.None(cut(problem.path("detail").asText())))
                : new Answer.Later(LATE, "it refuses with '" + cut(code) + "'");
    }

    private static JsonNode json(GatewayAnswer answer) {
        return Json.read(answer.body().getBytes(UTF_8), JsonNode.class);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
