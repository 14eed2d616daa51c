package io.signalstack.local.edge;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics of all services that answer, in one text. */
final class Scrape {

    private static final long TIMEOUT_MS = 3_000;

    private final HttpClient client;
    private final Map<String, Integer> services;

    Scrape(HttpClient client, Map<String, Integer> services) {
        this.client = client;
        this.services = services;
    }

    private record Reply(String service, String metrics) {}

    /** Each sample with the label {@code service}. */
    Future<Answer> answer() {
        List<Future<Optional<Reply>>> asked = new ArrayList<>();
        services.forEach((service, port) -> asked.add(ask(service, port)));
        return Future.all(asked).map(all -> {
            MergedMetrics merged = new MergedMetrics();
            all.<Optional<Reply>>list().forEach(reply -> reply.ifPresent(it -> merged.add(it.service, it.metrics)));
            return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", merged.text());
        });
    }

    private Future<Optional<Reply>> ask(String service, int port) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/metrics")
                .setTimeout(TIMEOUT_MS)
                .putHeader("Accept", "text/plain");
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> reply(service, response))
                .recover(_ -> Future.succeededFuture(Optional.empty()));
    }

    private static Future<Optional<Reply>> reply(String service, HttpClientResponse response) {
        return response.body()
                .map(body -> response.statusCode() == 200
                        ? Optional.of(new Reply(service, body.toString()))
                        : Optional.empty());
    }
}
