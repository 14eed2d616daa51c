package io.signalstack.local;

import io.signalstack.contracts.codec.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One request to each kind of route of the stack, all at once, each timed. */
final class PublicRoutes {

    /** What the edge promises is 5 s; the rest is for a machine that is busy. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final String LOGIN = "POST /api/v1/auth/login";
    private static final String NO_RUN = "GET /api/v1/backtest/0190b7a4-0000-7000-8000-000000000000";
    private static final String CHANGES = "GET /api/v1/signals/changes";

    private static final List<String> ALL = List.of(
            LOGIN,
            "GET /.well-known/jwks.json",
            "GET /api/v1/users/me",
            "GET /api/v1/signals/latest",
            "GET /api/v1/signals/performance-showcase",
            "GET /api/v1/signals?limit=1",
            "GET /api/v1/signals/none",
            "GET /api/v1/market/instruments",
            "GET /api/v1/strategies",
            "GET /api/v1/backtest",
            NO_RUN,
            "POST /api/v1/backtest/run?symbol=NO/SUCH&days=30",
            CHANGES,
            "GET /api/v1/ws",
            "GET /api/v1/nowhere",
            "GET /health",
            "GET /metrics");

    private PublicRoutes() {}

    /**
     * An answer.
     *
     * @param inTime whether it came within what the edge promises
     * @param problem whether it is a problem document
     * @param retryAfter whether it says when to come back
     */
    record Timed(int status, boolean inTime, boolean problem, boolean retryAfter) {}

    /** The answer to each route. */
    static Map<String, Timed> askAll(int port, DemoAccount account) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Map<String, CompletableFuture<Timed>> asked = new LinkedHashMap<>();
            for (String route : ALL) {
                long start = System.nanoTime();
                asked.put(
                        route,
                        http.sendAsync(request(route, port, account), HttpResponse.BodyHandlers.ofString())
                                .thenApply(answer -> timed(answer, start)));
            }
            Map<String, Timed> answers = new LinkedHashMap<>();
            asked.forEach((route, answer) -> answers.put(route, answer.join()));
            return answers;
        }
    }

    /** The routes that cannot do their work without a part. */
    static List<String> thatNeed(String part) {
        return switch (part) {
            case "postgres" ->
                List.of(LOGIN, "GET /api/v1/users/me", "GET /api/v1/signals?limit=1", "GET /api/v1/strategies", NO_RUN);
            case "redis" -> List.of(LOGIN);
            case "signal-api" -> List.of(LOGIN, "GET /api/v1/signals/latest", "GET /.well-known/jwks.json");
            case "backtest-service" -> List.of(NO_RUN, "GET /api/v1/backtest");
            case "notifier" -> List.of(CHANGES, "GET /api/v1/ws");
            default -> List.of();
        };
    }

    private static HttpRequest request(String route, int port, DemoAccount account) {
        String[] words = route.split(" ", 2);
        byte[] body = route.equals(LOGIN)
                ? Json.bytes(Map.of("email", account.email(), "password", account.password()))
                : new byte[0];
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + words[1]))
                .header("Authorization", "Bearer " + account.token())
                .header("Content-Type", "application/json")
                .method(
                        words[0],
                        words[0].equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Timed timed(HttpResponse<String> answer, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Timed(
                answer.statusCode(),
                took.compareTo(IN_TIME) < 0,
                answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("application/problem+json"))
                        .isPresent(),
                answer.headers().firstValue("Retry-After").isPresent());
    }
}
