package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalstack.api.outbound.KeyFolder;
import io.signalstack.api.outbound.SigningKey;
import io.signalstack.api.testing.Client;
import io.signalstack.contracts.codec.Json;
import io.signalstack.platform.security.Claims;
import io.signalstack.platform.testing.EmptyBodies;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputComponentTest {

    private static final String ME = "/api/v1/users/me";

    @Inject
    SigningKey key;

    @TestHTTPResource("/")
    URI root;

    private final Client client = new Client();
    private String token;

    @BeforeEach
    void register() {
        if (token == null) {
            token = client.registered("clumsy@example.org");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/signals?symbol=NO/SUCH                     | 404 | UNKNOWN_SYMBOL",
                "/api/v1/signals?symbol=%00                         | 404 | UNKNOWN_SYMBOL",
                "/api/v1/signals/latest?symbol=BTC                  | 404 | UNKNOWN_SYMBOL",
                "/api/v1/signals?strategy=nobody                    | 404 | UNKNOWN_STRATEGY",
                "/api/v1/signals?strategy=confluence@0              | 404 | UNKNOWN_STRATEGY",
                "/api/v1/signals?strategy=conf                      | 404 | UNKNOWN_STRATEGY",
                "/api/v1/signals/latest?strategy=confluence         | 400 | INVALID_PARAMETER",
                "/api/v1/signals?symbols=BTC/USD                    | 400 | INVALID_PARAMETER",
                "/api/v1/signals/latest?timeframe=5m                | 400 | INVALID_PARAMETER",
                "/api/v1/strategies?limit=5                         | 400 | INVALID_PARAMETER",
                "/api/v1/signals?timeframe=2m                       | 400 | INVALID_PARAMETER",
                "/api/v1/signals?side=UP                            | 400 | INVALID_PARAMETER",
                "/api/v1/signals?regime=CALM                        | 400 | INVALID_PARAMETER",
                "/api/v1/signals?strategy=a%00b                     | 400 | INVALID_PARAMETER",
                "/api/v1/signals?strategy=a@b@c                     | 400 | INVALID_PARAMETER",
                "/api/v1/signals?minConfidence=high                 | 400 | INVALID_PARAMETER",
                "/api/v1/signals?minConfidence=NaN                  | 400 | INVALID_PARAMETER",
                "/api/v1/signals?minConfidence=1.01                 | 400 | INVALID_PARAMETER",
                "/api/v1/signals?includeUncalibrated=1              | 400 | INVALID_PARAMETER",
                "/api/v1/signals?evidence=EARNING,SURE              | 400 | INVALID_PARAMETER",
                "/api/v1/signals/performance-showcase?market=paper  | 400 | INVALID_PARAMETER",
                "/api/v1/signals/performance-showcase?market=       | 400 | INVALID_PARAMETER",
                "/api/v1/signals/performance-showcase?market=live,recorded | 400 | INVALID_PARAMETER",
                "/api/v1/signals?market=live,paper                  | 400 | INVALID_PARAMETER",
                "/api/v1/signals?market=                            | 400 | INVALID_PARAMETER",
                "/api/v1/signals/latest?market=paper                | 400 | INVALID_PARAMETER",
                "/api/v1/signals?from=yesterday                     | 400 | INVALID_PARAMETER",
                "/api/v1/signals?to=%2B1000000000-12-31T23:59:59Z   | 400 | INVALID_PARAMETER",
                "/api/v1/signals?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=0                            | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=201                          | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=1e2                          | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=                             | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=%2B5                         | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=%D9%A5                       | 400 | INVALID_PARAMETER",
                "/api/v1/signals?minConfidence=0x1p-1               | 400 | INVALID_PARAMETER",
                "/api/v1/signals?minConfidence=0.5f                 | 400 | INVALID_PARAMETER",
                "/api/v1/signals?limit=99999999999                  | 400 | INVALID_PARAMETER",
                "/api/v1/signals/latest?limit=51                    | 400 | INVALID_PARAMETER",
                "/api/v1/signals?cursor=nonsense                    | 400 | BAD_CURSOR",
                "/api/v1/signals/no-such-signal                     | 404 | NOT_FOUND",
                "/api/v1/signals/%27%20OR%201=1                     | 404 | NOT_FOUND",
                "/api/v1/nowhere                                    | 404 | UNKNOWN_PATH",
                "/api/v1                                            | 404 | UNKNOWN_PATH",
            })
    void a_bad_request_gets_a_problem_document(String path, int status, String code) {
        problem(client.bearer(token).get(path), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/v1/users/me;x",
                "api/v1/users;x/me",
                "api/v1//users/me",
                "/api/v1/users/me",
                "api/v1/%2e%2e/v1/users/me",
                "api/v1/../v1/users/me",
                "api/v1/users%2Fme",
                "api/v1/users/me%3Bx",
                "api/v1/users/me%00",
            })
    void a_path_that_can_be_read_in_two_ways_is_refused(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(root + path)).build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(Json.read(answer.body(), JsonNode.class).path("code").asText())
                    .isEqualTo("BAD_PATH");
        }
    }

    @Test
    void everything_that_is_wrong_with_a_query_is_said_at_once() {
        problem(client.bearer(token).get("/api/v1/signals?side=UP&limit=0"), 400, "INVALID_PARAMETER")
                .then()
                .body("violations.field", hasItems("side", "limit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":                                             | 400 | MALFORMED_JSON",
                "nonsense                                                | 400 | MALFORMED_JSON",
                "{\"email\":[1],\"password\":\"long enough\"}            | 400 | INVALID_BODY",
                "[]                                                      | 400 | INVALID_BODY",
                "{}                                                      | 400 | INVALID_PARAMETER",
                "{\"email\":\"me@example.org\"}                          | 400 | INVALID_PARAMETER",
                "{\"email\":\"me\",\"password\":\"long enough\"}         | 400 | INVALID_PARAMETER",
                "{\"email\":\"a@b\\u0000\",\"password\":\"long enough\"} | 400 | INVALID_PARAMETER",
                "{\"email\":\"me@example.org\",\"password\":\"short\"}   | 400 | INVALID_PARAMETER",
                "{\"email\":\"me@example.org\",\"password\":\"ääääääääääääääääääääääääääääääääääääääää\"} | 400"
                        + " | INVALID_PARAMETER",
            })
    void a_bad_body_gets_a_problem_document(String body, int status, String code) {
        for (String door : new String[] {"register", "login"}) {
            problem(post(door, body), status, code);
        }
    }

    @Test
    void an_oversized_body_and_a_foreign_media_type_are_refused() {
        problem(post("login", "x".repeat(100_000)), 413, "BODY_TOO_LARGE");
        problem(
                new Client().request().contentType("text/plain").body("me").post("/api/v1/auth/login"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(client.request().put("/api/v1/signals/latest"), 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users/me", "/api/v1/signals", "/api/v1/signals/0123", "/api/v1/strategies"})
    void without_a_token_there_is_a_401(String path) {
        problem(client.request().get(path), 401, "UNAUTHENTICATED");
    }

    @Test
    void a_token_that_is_unreadable_or_expired_is_a_401() {
        problem(client.bearer("not.a.token").get(ME), 401, "TOKEN_INVALID");
        problem(
                client.bearer(signed(key, "user", Claims.AUDIENCE, Instant.now().minusSeconds(60)))
                        .get(ME),
                401,
                "TOKEN_INVALID");
        problem(client.bearer(token.substring(0, token.length() - 8)).get(ME), 401, "TOKEN_INVALID");
    }

    @Test
    void a_token_from_or_for_somebody_else_is_a_401(@TempDir Path folder) {
        Instant later = Instant.now().plusSeconds(600);
        SigningKey foreign = new KeyFolder(folder).key();

        problem(client.bearer(signed(foreign, "user", Claims.AUDIENCE, later)).get(ME), 401, "TOKEN_INVALID");
        problem(client.bearer(signed(key, "user", "somebody-else", later)).get(ME), 401, "TOKEN_INVALID");
    }

    @Test
    void a_token_without_the_role_is_a_403() {
        Instant later = Instant.now().plusSeconds(600);

        problem(client.bearer(signed(key, "service", Claims.AUDIENCE, later)).get(ME), 403, "FORBIDDEN");
    }

    @Test
    void bodies_that_hold_nothing_are_answered_and_refused() {
        // When
        List<EmptyBodies.Answer> answers = EmptyBodies.sent(root.getPort(), "Authorization: Bearer " + token);

        // Then
        assertThat(answers)
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'a@example.org','password':'12345678','tier':'enterprise'}          | tier",
                "{'email':'a@example.org','password':'12345678','password':'87654321'}       | password",
                "{'email':'a@example.org','password':12345678}                               | password",
                "{'email':'a@example.org','password':'12345678'}{'email':'b@example.org'}    | body"
            })
    void credentials_that_would_have_to_be_guessed_at_are_refused_and_the_field_named(String body, String field) {
        for (String door : List.of("register", "login")) {
            problem(post(door, body.replace('\'', '"')), 400, "INVALID_BODY")
                    .then()
                    .body("violations[0].field", equalTo(field));
        }
    }

    private static String signed(SigningKey key, String role, String audience, Instant expiry) {
        return Jwt.issuer(Claims.ISSUER)
                .audience(audience)
                .subject("00000000-0000-0000-0000-000000000000")
                .groups(Set.of(role))
                .issuedAt(expiry.minusSeconds(900))
                .expiresAt(expiry)
                .jws()
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
    }

    private static Response post(String door, String body) {
        return new Client().request().contentType(ContentType.JSON).body(body).post("/api/v1/auth/" + door);
    }

    private static Response problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
        return answer;
    }
}
