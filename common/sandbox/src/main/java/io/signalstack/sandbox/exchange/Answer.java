package io.signalstack.sandbox.exchange;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param openTimesMs of the candles that it brings, in epoch milliseconds
 */
record Answer(int status, String contentType, Map<String, String> headers, String body, List<Long> openTimesMs) {

    private static final String JSON = "application/json;charset=UTF-8";
    private static final int TOO_MUCH = -1003;

    static Answer ok(JsonObject body) {
        return new Answer(200, JSON, Map.of(), body.encode(), List.of());
    }

    static Answer candles(JsonArray rows, List<Long> openTimesMs) {
        return new Answer(200, JSON, Map.of(), rows.encode(), openTimesMs);
    }

    static Answer ok(JsonArray body) {
        return candles(body, List.of());
    }

    static Answer error(int status, int code, String message) {
        return new Answer(
                status,
                JSON,
                Map.of(),
                new JsonObject().put("code", code).put("msg", message).encode(),
                List.of());
    }

    static Answer refused(int status, Duration retryAfter) {
        String message = status == 418
                ? "Way too much request weight used; IP banned. Please use the Retry-After header."
                : "Too much request weight used. Please use the Retry-After header.";
        Answer error = error(status, TOO_MUCH, message);
        return new Answer(status, JSON, retryAfter(retryAfter), error.body(), List.of());
    }

    static Answer busy(Duration retryAfter) {
        Answer error = error(503, -1008, "Server is currently overloaded with other requests. Please try again.");
        return new Answer(503, JSON, retryAfter(retryAfter), error.body(), List.of());
    }

    static Answer html() {
        return new Answer(
                200,
                "text/html",
                Map.of(),
                "<!doctype html><html><body><h1>Please log in</h1></body></html>",
                List.of());
    }

    private static Map<String, String> retryAfter(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return Map.of("Retry-After", Long.toString(seconds));
    }

    Answer firstHalf() {
        return new Answer(status, contentType, headers, body.substring(0, body.length() / 2), List.of());
    }
}
