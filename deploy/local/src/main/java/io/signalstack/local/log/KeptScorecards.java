package io.signalstack.local.log;

import io.signalstack.contracts.replay.NamedScorecards;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The scorecards that backtest-service keeps for good, over HTTP. It waits as long as it is told to, and asks no more once
 * the service cannot be reached. Mutable, with one owner.
 */
final class KeptScorecards implements NamedScorecards, AutoCloseable {

    private static final String PATH = "/api/v1/history/scorecards/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** So often in a row it may be told to wait. */
    private static final int TRIES = 5;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final URI service;
    private final Consumer<Duration> pause;
    private Optional<String> trouble = Optional.empty();

    /**
     * A source that has not been asked yet.
     *
     * @param service where the public routes are
     * @param pause waits for so long
     */
    KeptScorecards(URI service, Consumer<Duration> pause) {
        this.service = service;
        this.pause = pause;
    }

    @Override
    public Optional<byte[]> find(String id) {
        if (trouble.isPresent() || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        for (int i = 0; i < TRIES; i++) {
            HttpResponse<byte[]> answer;
            try {
                answer = ask(id);
            } catch (IOException e) {
                trouble = Optional.of(e.toString());
                return Optional.empty();
            }
            switch (answer.statusCode()) {
                case 200 -> {
                    return Optional.of(answer.body());
                }
                case 404 -> {
                    return Optional.empty();
                }
                case 429, 503 -> pause.accept(told(answer));
                default -> {
                    trouble = Optional.of("it answers " + answer.statusCode());
                    return Optional.empty();
                }
            }
        }
        trouble = Optional.of("it puts off one request after the other");
        return Optional.empty();
    }

    /** Why it is asked no more; empty if it is. */
    Optional<String> trouble() {
        return trouble.map(why -> "superseded scorecards cannot be had from " + service + ": " + why);
    }

    private HttpResponse<byte[]> ask(String id) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(PATH + id))
                .timeout(LONGEST)
                .header("Accept", "application/json")
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Duration told(HttpResponse<?> answer) {
        Duration told = answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ofSeconds(1));
        return told.compareTo(LONGEST_WAIT) < 0 ? told : LONGEST_WAIT;
    }

    @Override
    public void close() {
        http.close();
    }
}
