package io.signalstack.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.Json;
import io.signalstack.sandbox.process.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * An account to try things with, made through the product's own door.
 *
 * @param email its name
 * @param password made once, and kept with the data
 * @param token an access token
 */
record DemoAccount(String email, String password, String token) {

    private static final String EMAIL = "demo@signalstack.example";

    /**
     * A login is refused while the service, or Redis, which counts tries, takes too long: right after a slow start, and while
     * two years of history come in.
     */
    private static final int RETRIES = 8;

    /** Doubles with each try: they count, and there are ten in five minutes. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /**
     * Registers the account if it is not there yet, and logs it in.
     *
     * @param edgePort where the product answers
     * @throws StartException if it refuses
     */
    static DemoAccount logIn(int edgePort, StackFolder folder) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String password = password(folder.demoAccount());
            byte[] credentials = Json.bytes(Map.of("email", EMAIL, "password", password));
            HttpResponse<byte[]> answer = enter(http, edgePort, credentials);
            for (int tried = 0; answer.statusCode() >= 502 && tried < RETRIES; tried++) {
                Duration doubled = RETRY_DELAY.multipliedBy(1L << tried);
                Thread.sleep(doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY);
                answer = enter(http, edgePort, credentials);
            }
            if (answer.statusCode() != 200) {
                throw new StartException("the demo account cannot log in (HTTP " + answer.statusCode()
                        + "); ./signalstack up --fresh begins with a new one");
            }
            String token =
                    Json.read(answer.body(), JsonNode.class).path("accessToken").asText();
            return new DemoAccount(EMAIL, password, token);
        } catch (IOException e) {
            throw new StartException("the demo account cannot log in: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("stopped while the demo account logged in", e);
        }
    }

    private static HttpResponse<byte[]> enter(HttpClient http, int edgePort, byte[] credentials)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post(http, edgePort, "login", credentials);
        if (answer.statusCode() != 401) {
            return answer;
        }
        HttpResponse<byte[]> registered = post(http, edgePort, "register", credentials);
        return registered.statusCode() >= 500 ? registered : post(http, edgePort, "login", credentials);
    }

    private static HttpResponse<byte[]> post(HttpClient http, int port, String what, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String password(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[12];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }
}
