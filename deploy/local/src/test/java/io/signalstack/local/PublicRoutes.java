package io.signalstack.local;

import io.signalstack.contracts.codec.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One request to each kind of route of the stack, all at once, each timed. What is late, or was given up by the edge for
 * being late, is asked again: a machine whose cores others keep busy makes one answer late, and not each of several.
 */
final class PublicRoutes {

    /** What every answer keeps to, also the slowest on a busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What a busy machine may add to what is promised. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private static final int TRIES = 6;

    static final String LOGIN = "POST /api/v1/auth/login";
    private static final String NO_RUN = "GET /api/v1/backtest/0190b7a4-0000-7000-8000-000000000000";
    private static final String NO_SCORECARD = "GET /api/v1/history/scorecards/none";
    private static final String NO_TRUTH = "GET /api/v1/history/truths/none";
    private static final String TRUTHS = "GET /api/v1/history/truths?market=simulated";
    private static final String SOCKET = "GET /api/v1/ws";
    private static final String CHANGES = "GET /api/v1/signals/changes";

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration OF_POSTGRES = Duration.ofSeconds(2);

    /** What is passed on; what waits for its service that does not answer as well. */
    private static final Duration PASSED_ON = Duration.ofSeconds(5);

    private static final Map<String, Duration> PROMISED = promised();

    private PublicRoutes() {}

    private static Map<String, Duration> promised() {
        Map<String, Duration> promised = new LinkedHashMap<>();
        promised.put("GET /health", AT_ONCE);
        List.of(
                        "GET /api/v1/users/me",
                        "GET /api/v1/signals/latest",
                        "GET /api/v1/signals/performance-showcase",
                        "GET /api/v1/signals?limit=1",
                        "GET /api/v1/signals/none",
                        "GET /api/v1/market/instruments",
                        "GET /api/v1/strategies",
                        "GET /api/v1/backtest",
                        NO_RUN,
                        NO_SCORECARD,
                        NO_TRUTH,
                        TRUTHS)
                .forEach(route -> promised.put(route, OF_POSTGRES));
        List.of(
                        LOGIN,
                        "GET /.well-known/jwks.json",
                        "POST /api/v1/backtest/run?symbol=NO/SUCH&days=30",
                        CHANGES,
                        SOCKET,
                        "GET /api/v1/nowhere",
                        "GET /metrics")
                .forEach(route -> promised.put(route, PASSED_ON));
        return promised;
    }

    /**
     * An answer.
     *
     * @param problem whether it is a problem document
     * @param retryAfter whether it says when to come back
     */
    record Timed(String route, int status, Duration took, boolean problem, boolean retryAfter) {

        /** Whether it came within what is promised while a part of the stack does not answer. */
        boolean isInTime(String silent) {
            Duration promised =
                    Services.NAMES.contains(silent) && thatNeed(silent).contains(route)
                            ? PASSED_ON
                            : PROMISED.getOrDefault(route, PASSED_ON);
            return took.compareTo(promised.plus(BUSY)) < 0;
        }

        /** Whether it was refused for the number of those before it, and so shows nothing. */
        boolean isOneTooMany() {
            return status == 429;
        }

        boolean isEndless() {
            return took.compareTo(LONGEST) > 0;
        }
    }

    /** The answers to each route: one, or as many as it takes until one is as it should be, and no more than six. */
    static Map<String, List<Timed>> askAll(int port, DemoAccount account, Predicate<Timed> asItShouldBe) {
        Map<String, List<Timed>> answers = new LinkedHashMap<>();
        Set<String> asked = PROMISED.keySet();
        for (int i = 0; i < TRIES && !asked.isEmpty(); i++) {
            Set<String> again = new LinkedHashSet<>();
            for (Timed answer : ask(asked, port, account)) {
                answers.computeIfAbsent(answer.route(), _ -> new ArrayList<>()).add(answer);
                if (!asItShouldBe.test(answer)) {
                    again.add(answer.route());
                }
            }
            asked = again;
        }
        return answers;
    }

    /** The answers to some routes, asked all at once from an address of their own. */
    static List<Timed> ask(Set<String> routes, int port, DemoAccount account) {
        try (HttpClient http =
                HttpClient.newBuilder().localAddress(Stranger.address()).build()) {
            return routes.stream()
                    .map(route -> {
                        long start = System.nanoTime();
                        return http.sendAsync(request(route, port, account), HttpResponse.BodyHandlers.ofString())
                                .thenApply(answer -> timed(route, answer, start));
                    })
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** The routes that cannot do their work without a part. */
    static List<String> thatNeed(String part) {
        return switch (part) {
            case "postgres" ->
                List.of(
                        LOGIN,
                        "GET /api/v1/users/me",
                        "GET /api/v1/signals?limit=1",
                        "GET /api/v1/strategies",
                        NO_RUN,
                        NO_SCORECARD,
                        NO_TRUTH,
                        TRUTHS);
            case "redis" -> List.of(LOGIN);
            case "signal-api" ->
                PROMISED.keySet().stream()
                        .filter(route -> Stream.of(
                                        "/backtest", "/history", CHANGES, SOCKET, "GET /health", "GET /metrics")
                                .noneMatch(route::contains))
                        .toList();
            case "backtest-service" ->
                PROMISED.keySet().stream()
                        .filter(route -> route.contains("/backtest") || route.contains("/history"))
                        .toList();
            case "notifier" -> List.of(CHANGES, SOCKET);
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

    private static Timed timed(String route, HttpResponse<String> answer, long start) {
        return new Timed(
                route,
                answer.statusCode(),
                Duration.ofNanos(System.nanoTime() - start),
                answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("application/problem+json"))
                        .isPresent(),
                answer.headers().firstValue("Retry-After").isPresent());
    }
}
