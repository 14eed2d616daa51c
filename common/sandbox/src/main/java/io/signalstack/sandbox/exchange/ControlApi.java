package io.signalstack.sandbox.exchange;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * Orders for faults over HTTP, for tests whose exchange lives in another class loader or process.
 *
 * <ul>
 *   <li>{@code POST /control/faults}: {@code {"kind":"DELAY","next":3,"amountMs":2000,"path":"/api/v3/klines"}}, with
 *       {@code "probability":0.1} in place of {@code next} for as long as not cleared
 *   <li>{@code POST /control/clock}: {@code {"offsetMs":1500,"driftPpm":200}}
 *   <li>{@code POST /control/lab/start}: the simulated markets' time goes on
 *   <li>{@code DELETE /control/faults}: no more faults, a right clock
 *   <li>{@code GET /control/requests}: the last requests as {@code [{"arrivedMs":..,"answeredMs":..,"uri":"..","status":200}]}
 * </ul>
 */
final class ControlApi {

    static final String PREFIX = "/control/";

    private final Faults faults;
    private final RequestLog requests;
    private final Runnable startLab;

    ControlApi(Faults faults, RequestLog requests, Runnable startLab) {
        this.faults = faults;
        this.requests = requests;
        this.startLab = startLab;
    }

    Answer answer(String method, String path, String body, Instant wall) {
        try {
            return switch (method + " " + path) {
                case "POST /control/faults" -> inject(new JsonObject(body));
                case "POST /control/clock" -> skew(new JsonObject(body), wall);
                case "POST /control/lab/start" -> startLab();
                case "DELETE /control/faults" -> clear();
                case "GET /control/requests" -> Answer.ok(served());
                default -> Answer.error(404, 0, "There is no " + method + " " + path + ".");
            };
        } catch (DecodeException | IllegalArgumentException | ClassCastException e) {
            return Answer.error(400, 0, String.valueOf(e.getMessage()));
        }
    }

    private Answer inject(JsonObject order) {
        Fault.Kind kind = Fault.Kind.valueOf(order.getString("kind", ""));
        double probability = order.getDouble("probability", 0.0);
        Fault fault = probability > 0
                ? Fault.withProbability(probability, kind)
                : Fault.ofNext(order.getInteger("next", 1), kind);
        faults.inject(fault.on(order.getString("path", fault.path()))
                .lasting(Duration.ofMillis(
                        order.getLong("amountMs", fault.amount().toMillis()))));
        return Answer.ok(new JsonObject());
    }

    private Answer skew(JsonObject order, Instant wall) {
        faults.skewClock(Duration.ofMillis(order.getLong("offsetMs", 0L)), order.getDouble("driftPpm", 0.0), wall);
        return Answer.ok(new JsonObject());
    }

    private Answer startLab() {
        startLab.run();
        return Answer.ok(new JsonObject());
    }

    private Answer clear() {
        faults.clear();
        return Answer.ok(new JsonObject());
    }

    private JsonArray served() {
        JsonArray served = new JsonArray();
        requests.all()
                .forEach(request -> served.add(new JsonObject()
                        .put("arrivedMs", request.arrivedMs())
                        .put("answeredMs", request.answeredMs())
                        .put("uri", request.uri())
                        .put("status", request.status())));
        return served;
    }
}
