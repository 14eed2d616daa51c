package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalstack.api.testing.Client;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.security.Claims;
import io.signalstack.platform.security.Roles;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class AccountsComponentTest {

    private static final String PASS_PHRASE = "a long pass phrase";

    @Inject
    AgroalDataSource database;

    private final Client client = new Client();

    @Test
    void a_client_that_has_used_up_its_requests_keeps_the_keys_from_nobody() {
        // Given
        IntStream.rangeClosed(0, RateLimitPolicy.PUBLIC_READ.limit(Tier.FREE))
                .forEach(_ -> client.request().get("/no/such/path"));
        client.request().get("/no/such/path").then().statusCode(429);

        // When / Then
        client.request().get("/.well-known/jwks.json").then().statusCode(200);
    }

    @Test
    void a_token_can_be_verified_by_anybody_with_the_published_keys() throws Exception {
        // Given
        String token = client.registered("verified@example.org");
        String jwks = client.request()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys[0]", not(hasKey("d")))
                .extract()
                .asString();

        // When
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setExpectedIssuer(Claims.ISSUER)
                .setExpectedAudience(Claims.AUDIENCE)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);

        // Then
        assertThat(claims.getStringListClaimValue("groups")).containsExactly(Roles.USER);
        assertThat(claims.getStringClaimValue(Claims.TIER)).isEqualTo("free");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(900);
        client.bearer(token)
                .get("/api/v1/users/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(claims.getSubject()))
                .body("email", equalTo("verified@example.org"))
                .body("admin", equalTo(false))
                .body("$", not(hasKey("passwordHash")));
    }

    @Test
    void an_address_has_one_account_in_whatever_case_it_is_written() {
        client.auth("register", "Once@Example.org", PASS_PHRASE)
                .then()
                .statusCode(201)
                .body("email", equalTo("once@example.org"));

        client.auth("register", "once@example.ORG", PASS_PHRASE)
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"));
        client.auth("login", "ONCE@example.org", PASS_PHRASE)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(900));
    }

    @ParameterizedTest
    @CsvSource({"known@example.org, not the pass phrase", "unknown@example.org, a long pass phrase"})
    void a_wrong_password_and_an_unknown_address_get_the_same_answer(String email, String password) {
        client.auth("register", "known@example.org", PASS_PHRASE);

        client.auth("login", email, password)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("CREDENTIALS_INVALID"))
                .body("detail", equalTo("the address and the password do not belong together"));
    }

    @Test
    void the_configured_administrator_can_sign_in() {
        String token = client.auth("login", "admin@example.org", "the admin's pass phrase")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");

        client.bearer(token)
                .get("/api/v1/users/me")
                .then()
                .body("admin", equalTo(true))
                .body("tier", equalTo("enterprise"));
    }

    @ParameterizedTest
    @CsvSource({
        "look.alike@example.org, ''",
        "LOOK.alike@example.org, ''",
        "\uff4c\uff4f\uff4f\uff4b.alike@example.org, ''",
        "look.alike\uff20example.org, email",
        "lo\u200bok.alike@example.org, email",
        "\u202elook.alike@example.org, email",
        "look.alike@exam\u00adple.org, email"
    })
    void an_address_that_looks_like_anothers_opens_no_account(String written, String refusedField) {
        // Given
        new Client().auth("register", "look.alike@example.org", PASS_PHRASE);

        // When
        Response answer = new Client().auth("register", written, PASS_PHRASE);

        // Then
        if (refusedField.isEmpty()) {
            answer.then().statusCode(409).body("code", equalTo("CONFLICT"));
            new Client().auth("login", written, PASS_PHRASE).then().statusCode(200);
        } else {
            answer.then().statusCode(400).body("violations[0].field", equalTo(refusedField));
        }
    }

    @ParameterizedTest(name = "[{index}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'half\\ud800@example.org','password':'a long pass phrase'} | email",
                "{'email':'half@example.org','password':'a long \\udc00 phrase'} | password"
            })
    void half_a_character_is_refused_in_addresses_and_passwords(String body, String field) {
        for (String door : List.of("register", "login")) {
            new Client()
                    .request()
                    .contentType(ContentType.JSON)
                    .body(body.replace('\'', '"'))
                    .post("/api/v1/auth/" + door)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_BODY"))
                    .body("violations[0].field", equalTo(field));
        }
    }

    @Test
    void an_old_account_that_looks_like_another_still_signs_in_with_exactly_its_address() throws SQLException {
        // Given an account as an earlier version left it, beside the one that has the key
        client.auth("register", "jos\u00e9@example.org", PASS_PHRASE).then().statusCode(201);
        String old = new Client().registered("old.jose@example.org");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE signal_api.users SET email = 'jose\u0301@example.org', email_key = NULL"
                    + " WHERE email = 'old.jose@example.org'");
        }

        // When
        String composed = signIn("jos\u00e9@example.org");
        String decomposed = signIn("JOSE\u0301@example.org");

        // Then
        assertThat(subject(composed)).isNotEqualTo(subject(old));
        assertThat(subject(decomposed)).isEqualTo(subject(old));
    }

    private static String signIn(String email) {
        return new Client()
                .auth("login", email, PASS_PHRASE)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private String subject(String token) {
        return client.bearer(token).get("/api/v1/users/me").then().extract().path("id");
    }
}
