package io.signalstack.local.edge;

import io.signalstack.contracts.codec.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What is known of each service and each server of data. All are asked again and again, so that who wants to know need
 * not wait for one that does not answer.
 */
final class Health {

    /**
     * How often is asked.
     *
     * @param rest between an answer and the next question
     * @param patience after which no answer is one; with the rest, the time in which silence is noticed
     * @param atFirst how long the first to want to know waits for what is not known yet
     */
    record Pace(Duration rest, Duration patience, Duration atFirst) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(800));
    }

    private enum State {
        UNKNOWN,
        OK,
        DOWN
    }

    private final Vertx vertx;
    private final HttpClient http;
    private final NetClient net;
    private final Pace pace;
    private final Map<String, State> services = new LinkedHashMap<>();
    private final Map<String, State> servers = new LinkedHashMap<>();
    private final List<Future<Void>> firstAnswers = new ArrayList<>();

    Health(Vertx vertx, HttpClient http, Pace pace) {
        this.vertx = vertx;
        this.http = http;
        this.pace = pace;
        this.net = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(pace.patience().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(pace.patience().toMillis())));
    }

    /** Begins to ask. */
    void watch(Map<String, Integer> ports, List<DataServer> dataServers) {
        ports.forEach((service, port) -> watch(services, service, () -> isReady(port)));
        dataServers.forEach(server -> watch(servers, server.name(), () -> server.ask(net)));
    }

    private void watch(Map<String, State> states, String name, Supplier<Future<Void>> question) {
        states.put(name, State.UNKNOWN);
        Promise<Void> first = Promise.promise();
        firstAnswers.add(first.future());
        askAgainAndAgain(states, name, question, first);
    }

    private void askAgainAndAgain(
            Map<String, State> states, String name, Supplier<Future<Void>> question, Promise<Void> first) {
        question.get().onComplete(answer -> {
            states.put(name, answer.succeeded() ? State.OK : State.DOWN);
            first.tryComplete();
            vertx.setTimer(pace.rest().toMillis(), _ -> askAgainAndAgain(states, name, question, first));
        });
    }

    private Future<Void> isReady(int port) {
        RequestOptions ready = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/health/ready")
                .setTimeout(pace.patience().toMillis());
        return http.request(ready)
                .compose(request -> request.send())
                .compose(response -> response.end().map(response))
                .compose(Health::ready);
    }

    private static Future<Void> ready(HttpClientResponse response) {
        return response.statusCode() == 200 ? Future.succeededFuture() : Future.failedFuture("not ready");
    }

    /** {@code ok} with 200 if all do their work, else {@code degraded} with 503. */
    Future<Answer> answer() {
        Promise<Answer> answer = Promise.promise();
        long impatience = vertx.setTimer(pace.atFirst().toMillis(), _ -> answer.tryComplete(known()));
        Future.all(firstAnswers).onComplete(_ -> answer.tryComplete(known()));
        return answer.future().onComplete(_ -> vertx.cancelTimer(impatience));
    }

    private Answer known() {
        boolean ok = services.values().stream().allMatch(State.OK::equals)
                && servers.values().stream().allMatch(State.OK::equals);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", ok ? "ok" : "degraded");
        body.put("service", "Signals Backend");
        body.put("services", shown(services));
        body.put("servers", shown(servers));
        return new Answer(ok ? 200 : 503, "application/json", Json.text(body));
    }

    private static Map<String, String> shown(Map<String, State> states) {
        Map<String, String> shown = new LinkedHashMap<>();
        states.forEach((name, state) -> shown.put(name, state.name().toLowerCase(Locale.ROOT)));
        return shown;
    }
}
