package io.signalstack.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimits;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class RateLimitComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    TestTokens tokens;
    Backends backends;

    @Inject
    RateLimits limits;

    @Test
    void a_user_who_has_used_up_the_window_is_refused_and_told_when_to_come_back() {
        // Given
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);
        for (int left = 4; left >= 0; left--) {
            refresh(token).then().statusCode(200).header("RateLimit-Remaining", Integer.toString(left));
        }

        // When
        Response refused = refresh(token);

        // Then
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("RATE_LIMITED"))
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("'violated-policies'", contains("refresh"))
                .header("Retry-After", matchesPattern("2\\d\\d|300"))
                .header("RateLimit-Policy", "\"refresh\";q=5;w=300")
                .header("RateLimit", matchesPattern("\"refresh\";r=0;t=\\d+"))
                .header("RateLimit-Limit", "5")
                .header("RateLimit-Remaining", "0")
                .header("RateLimit-Reset", matchesPattern("2\\d\\d|300"));
    }

    @Test
    void a_better_tier_may_do_more() {
        refresh(tokens.user(UUID.randomUUID().toString(), Tier.PRO)).then().header("RateLimit-Limit", "30");
        refresh(tokens.user(UUID.randomUUID().toString(), Tier.ENTERPRISE))
                .then()
                .header("RateLimit-Limit", "300");
    }

    @Test
    void without_an_annotation_users_and_addresses_count_under_their_own_policies() {
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);
        given().header("X-Forwarded-For", "198.51.100.1")
                .get("/doors/checked?days=1")
                .then()
                .header("RateLimit-Policy", "\"public-read\";q=100;w=60");
        given().header("Authorization", "Bearer " + token)
                .get("/doors/users")
                .then()
                .header("RateLimit-Policy", "\"api\";q=120;w=60");
        given().get("/doors/internal").then().header("RateLimit", nullValue());
    }

    @Test
    void an_allowance_is_spent_on_what_is_done_and_on_nothing_else() {
        // Given
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);

        // When nothing comes of it, or it is not even understood
        for (int i = 0; i < 3; i++) {
            given().header("Authorization", "Bearer " + token)
                    .get("/doors/refresh?failing=1")
                    .then()
                    .statusCode(503);
            given().header("Authorization", "Bearer " + token)
                    .get("/doors/refresh?failing=perhaps")
                    .then()
                    .statusCode(400)
                    .header("RateLimit-Policy", "\"public-read\";q=100;w=60");
        }

        // Then
        refresh(token).then().statusCode(200).header("RateLimit-Remaining", "4");
    }

    @Test
    void a_request_that_is_refused_counts_against_its_address_whoever_sends_it() {
        // Given
        String address = "198.51.100.20";
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);
        String before = remaining(token);

        // When
        List<Response> refused = List.of(
                at(address).get("/doors/users"),
                at(address).header("Authorization", "Bearer nonsense").get("/doors/users"),
                at(address).header("Authorization", "Bearer " + token).get("/doors/admins"),
                at(address).get("/nowhere"),
                at(address).get("/doors/nowhere"),
                at(address).delete("/doors/asked"),
                at(address).accept("image/png").get("/doors/asked"),
                at(address).contentType("text/csv").body("a,b").post("/doors/orders"),
                at(address).contentType("application/json").body("{").post("/doors/orders"),
                at(address).header("Authorization", "Bearer " + token).get("/doors/numbered/seven"),
                at(address).get("/guarded/thing"),
                at(address).get("/doors/a;b"));

        // Then
        assertThat(refused)
                .extracting(Response::statusCode)
                .containsExactly(401, 401, 403, 404, 404, 405, 406, 415, 400, 400, 401, 400);
        for (int i = 0; i < refused.size(); i++) {
            refused.get(i)
                    .then()
                    .header("RateLimit-Policy", "\"public-read\";q=100;w=60")
                    .header("RateLimit-Limit", "100")
                    .header("RateLimit-Remaining", Integer.toString(99 - i))
                    .header("RateLimit", matchesPattern("\"public-read\";r=" + (99 - i) + ";t=\\d+"));
        }
        assertThat(Integer.parseInt(remaining(token))).isEqualTo(Integer.parseInt(before) - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.31, /doors/users, 401",
        "198.51.100.32, /nowhere, 404",
        "198.51.100.33, /guarded/thing, 401",
        "198.51.100.34, /doors/checked?days=0, 400"
    })
    void refusals_are_not_to_be_had_without_limit(String address, String path, int status) {
        // Given
        for (int i = 0; i < 100; i++) {
            at(address).get(path).then().statusCode(status);
        }

        // When / Then
        at(address)
                .get(path)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("'violated-policies'", contains("public-read"))
                .header("RateLimit-Remaining", "0")
                .header("Retry-After", matchesPattern("\\d+"));
        at(address)
                .header("Authorization", "Bearer " + tokens.user("u1", Tier.PRO))
                .get("/doors/users")
                .then()
                .statusCode(200);
    }

    @Test
    void the_address_behind_a_trusted_proxy_is_what_counts() {
        login("198.51.100.7").then().header("RateLimit-Remaining", "9");
        login("198.51.100.7").then().header("RateLimit-Remaining", "8");
        login("198.51.100.8").then().header("RateLimit-Remaining", "9");
    }

    @Test
    void many_at_once_are_admitted_no_more_often_than_the_limit_says() {
        // Given
        String key = "user:" + UUID.randomUUID();

        // When
        long admitted = Multi.createFrom()
                .range(0, 200)
                .onItem()
                .transformToUniAndMerge(_ -> limits.take(RateLimitPolicy.REFRESH, Tier.PRO, key))
                .filter(decision -> decision.admitted())
                .collect()
                .with(java.util.stream.Collectors.counting())
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void without_redis_requests_are_counted_here_and_logins_are_refused() {
        // Given
        backends.stopRedis();
        try {
            String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);

            // When / Then
            refresh(token).then().statusCode(200).header("RateLimit-Remaining", "4");
            refresh(token).then().statusCode(200).header("RateLimit-Remaining", "3");
            login("198.51.100.9")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("UNAVAILABLE"))
                    .header("Retry-After", "5");
            assertThat(given().get("/metrics").asString())
                    .contains("signalstack_ratelimit_fallback_total{outcome=\"closed\",policy=\"login\"}")
                    .contains("signalstack_ratelimit_fallback_total{outcome=\"local\",policy=\"refresh\"}");
        } finally {
            backends.startRedis();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> login("198.51.100.10").then().statusCode(200));
    }

    private static RequestSpecification at(String address) {
        return given().urlEncodingEnabled(false).header("X-Forwarded-For", address);
    }

    private static String remaining(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/doors/users")
                .header("RateLimit-Remaining");
    }

    private static Response refresh(String token) {
        return given().header("Authorization", "Bearer " + token).get("/doors/refresh");
    }

    private static Response login(String address) {
        return given().header("X-Forwarded-For", "203.0.113.1, " + address).get("/doors/login");
    }
}
