package io.signalstack.sandbox.exchange;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Asks a replay exchange over real HTTP. */
record ExchangeClient(ReplayExchange exchange) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(URI.create(exchange.url() + pathAndQuery)));
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(exchange.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonArray klines(String query) {
        return array("/api/v3/klines?" + query);
    }

    JsonArray array(String pathAndQuery) {
        return new JsonArray(get(pathAndQuery).body());
    }

    JsonObject object(String pathAndQuery) {
        return new JsonObject(get(pathAndQuery).body());
    }

    static Instant openTime(JsonArray klines, int row) {
        return Instant.ofEpochMilli(klines.getJsonArray(row).getLong(0));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
