package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.api.testing.Client;
import io.signalstack.platform.security.Claims;
import io.signalstack.platform.security.Roles;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
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

    private final Client client = new Client();

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

    @Test
    void the_eleventh_guess_at_one_account_is_refused_wherever_it_comes_from() {
        List<Integer> answers = IntStream.rangeClosed(1, 11)
                .mapToObj(guess -> new Client()
                        .auth("login", "guessed@example.org", "guess number " + guess)
                        .statusCode())
                .toList();

        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers.getLast()).isEqualTo(429);
    }
}
