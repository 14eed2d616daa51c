package io.signalstack.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalstack.api.application.LoginAttempts;
import io.signalstack.api.testing.Client;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How many may guess at an account's password, and whom that shuts out. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class LoginAttemptsComponentTest {

    private static final String PASS_PHRASE = "a long pass phrase";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    LoginAttempts attempts;

    @Test
    void whoever_guesses_from_one_block_shuts_out_nobody_elsewhere() {
        // Given
        String victim = "victim@example.org";
        new Client().auth("register", victim, PASS_PHRASE).then().statusCode(201);
        for (int guess = 0; guess < 10; guess++) {
            guess("198.51.100." + guess, victim).then().statusCode(401);
        }

        // When / Then the block is refused, whichever of its addresses asks, and before the password is looked at
        from("198.51.100.200", victim, PASS_PHRASE)
                .then()
                .statusCode(429)
                .body("code", equalTo("RATE_LIMITED"))
                .body("type", endsWith("#quota-exceeded"))
                .body("'violated-policies'", contains("login-failures"))
                .header("RateLimit-Policy", "\"login-failures\";q=10;w=300")
                .header("RateLimit-Remaining", "0")
                .header("Retry-After", matchesPattern("\\d+"));
        from("192.0.2.1", victim, PASS_PHRASE).then().statusCode(200);
    }

    @Test
    void an_address_that_has_signed_in_is_not_shut_out_by_its_neighbours() {
        // Given
        String victim = "neighbour@example.org";
        new Client().auth("register", victim, PASS_PHRASE).then().statusCode(201);
        from("198.51.101.1", victim, PASS_PHRASE).then().statusCode(200);

        // When
        for (int guess = 0; guess < 10; guess++) {
            guess("198.51.101." + (10 + guess), victim).then().statusCode(401);
        }

        // Then
        guess("198.51.101.30", victim).then().statusCode(429);
        from("198.51.101.1", victim, PASS_PHRASE).then().statusCode(200);
    }

    @Test
    void an_account_under_attack_from_many_blocks_makes_strangers_come_back_once_and_two_seconds_later() {
        // Given
        String victim = "attacked@example.org";
        new Client().auth("register", victim, PASS_PHRASE).then().statusCode(201);
        from("192.0.2.7", victim, PASS_PHRASE).then().statusCode(200);
        for (int guess = 0; guess < 30; guess++) {
            guess("10." + guess + ".0.1", victim).then().statusCode(401);
        }

        // When the owner comes from an address that the account does not know
        from("10.200.0.1", victim, PASS_PHRASE)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[12]"))
                .body("'violated-policies'", contains("login-account"));

        // Then the one that it knows is not kept waiting, and the other one not for long
        from("192.0.2.7", victim, PASS_PHRASE).then().statusCode(200);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> from("10.200.0.1", victim, PASS_PHRASE).statusCode(), status -> status == 200);
    }

    @Test
    void who_has_waited_and_could_not_be_looked_at_need_not_wait_again() {
        // Given
        String account = "overrun@example.org";
        for (int guess = 0; guess < 30; guess++) {
            assertThat(begin(account, "10." + guess + ".1.1")).isInstanceOf(LoginAttempts.Permitted.class);
        }
        assertThat(begin(account, "10.201.1.1")).isInstanceOf(LoginAttempts.Refused.class);
        AtomicReference<LoginAttempts.Attempt> waited = new AtomicReference<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            waited.set(begin(account, "10.201.1.1"));
            assertThat(waited.get()).isInstanceOf(LoginAttempts.Permitted.class);
        });

        // When
        ((LoginAttempts.Permitted) waited.get()).undecided().await().atMost(PATIENCE);

        // Then
        assertThat(begin(account, "10.201.1.1")).isInstanceOf(LoginAttempts.Permitted.class);
        assertThat(begin(account, "10.201.1.1")).isInstanceOf(LoginAttempts.Refused.class);
    }

    private LoginAttempts.Attempt begin(String account, String address) {
        return attempts.begin(account, address).await().atMost(PATIENCE);
    }

    @Test
    void who_remembers_the_password_in_the_end_has_used_up_nothing() {
        // Given
        String email = "forgetful@example.org";
        new Client().auth("register", email, PASS_PHRASE).then().statusCode(201);

        // When / Then
        for (int attempt = 0; attempt < 12; attempt++) {
            from("198.51.102." + attempt, email, PASS_PHRASE).then().statusCode(200);
        }
    }

    private static Response guess(String address, String email) {
        return from(address, email, "not the pass phrase");
    }

    private static Response from(String address, String email, String password) {
        return given().header("X-Forwarded-For", address)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }
}
