package io.signalstack.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.trading.calibration.Evidence.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Annotations as some version wrote them. Version 1 said nothing of a reason, an edge and evidence, version 2 nothing of
 * the market; what else is missing, or of another kind, is refused.
 */
record ReadAnnotations(JsonNode json) {

    /** @throws IllegalArgumentException naming the field that is missing or of another kind */
    Annotations annotations() {
        Double latencyMs = number("latencyMs");
        MarketBody market = market();
        return new Annotations(
                Instant.parse(text("emittedAt")),
                latencyMs == null ? null : latencyMs.longValue(),
                number("confidence"),
                json.path("confidenceReason").textValue(),
                text("confidenceBasis"),
                json.has("edge") ? number("edge") : null,
                json.has("evidence") ? Label.valueOf(text("evidence")) : Label.UNPROVEN,
                json.path("evidenceN").intValue(),
                number("btWinrate"),
                number("btPf"),
                json.required("scorecardId").textValue(),
                of("historical", json.required("historical").isBoolean()).booleanValue(),
                market.kind(),
                market.recordedUntil());
    }

    private MarketBody market() {
        return json.has("market")
                ? new MarketBody(
                        text("market"), json.hasNonNull("recordedUntil") ? Instant.parse(text("recordedUntil")) : null)
                : MarketBody.LIVE;
    }

    private String text(String field) {
        return of(field, json.required(field).isTextual()).textValue();
    }

    private @Nullable Double number(String field) {
        JsonNode value = of(
                field, json.required(field).isNumber() || json.required(field).isNull());
        return value.isNull() ? null : value.doubleValue();
    }

    private JsonNode of(String field, boolean asItShouldBe) {
        if (!asItShouldBe) {
            throw new IllegalArgumentException("annotations " + field + " is " + json.get(field));
        }
        return json.required(field);
    }
}
