package io.signalstack.api.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** A user who reads signals. */
public record Reader(Client client, String token) {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Somebody new, once the service knows its instruments. */
    public static Reader registered(String email) {
        Client client = new Client();
        String token = client.registered(email);
        await().atMost(SOON)
                .until(() -> client.request().get("/api/v1/market/instruments").path("instruments.size()")
                                instanceof Integer known
                        && known >= 4);
        return new Reader(client, token);
    }

    public RequestSpecification request() {
        return client.bearer(token);
    }

    public Response get(String path) {
        return request().get(path);
    }

    /** Waits until the signal is served as that event left it, or a later one. */
    public void awaitSequence(String id, int sequence) {
        await().atMost(SOON).until(() -> {
            Response answer = get("/api/v1/signals/" + id);
            return answer.statusCode() == 200 && answer.<Integer>path("sequence") >= sequence;
        });
    }
}
