package io.signalstack.local.edge;

import io.signalstack.contracts.codec.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Health and metrics of all services in one answer. */
final class Overview {

    private static final long TIMEOUT_MS = 3_000;

    private final HttpClient client;
    private final Map<String, Integer> services;

    Overview(HttpClient client, Map<String, Integer> services) {
        this.client = client;
        this.services = services;
    }

    /** An HTTP answer. */
    record Answer(int status, String contentType, String body) {}

    private record Reply(String service, int status, String body) {}

    /** {@code ok} with 200 if every service is ready, else {@code degraded} with 503. */
    Future<Answer> health() {
        return askAll("/health/ready").map(replies -> {
            Map<String, String> states = new LinkedHashMap<>();
            replies.forEach(reply -> states.put(reply.service, reply.status == 200 ? "ok" : "down"));
            boolean ok = states.values().stream().allMatch("ok"::equals);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("status", ok ? "ok" : "degraded");
            body.put("service", "Signals Backend");
            body.put("services", states);
            return new Answer(ok ? 200 : 503, "application/json", Json.text(body));
        });
    }

    /** What all services that answer say, each sample with the label {@code service}. */
    Future<Answer> metrics() {
        return askAll("/metrics").map(replies -> {
            MergedMetrics merged = new MergedMetrics();
            replies.stream()
                    .filter(reply -> reply.status == 200)
                    .forEach(reply -> merged.add(reply.service, reply.body));
            return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", merged.text());
        });
    }

    private Future<List<Reply>> askAll(String path) {
        List<Future<Reply>> asked = new ArrayList<>();
        services.forEach((service, port) -> asked.add(ask(service, port, path)));
        return Future.all(asked).map(all -> all.list());
    }

    private Future<Reply> ask(String service, int port, String path) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setTimeout(TIMEOUT_MS)
                .putHeader("Accept", "text/plain, application/json");
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> reply(service, response))
                .recover(failure -> Future.succeededFuture(new Reply(service, 0, "")));
    }

    private static Future<Reply> reply(String service, HttpClientResponse response) {
        return response.body().map((Buffer body) -> new Reply(service, response.statusCode(), body.toString()));
    }
}
