package io.signalstack.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimits;
import io.signalstack.platform.security.Tier;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

    private static Response refresh(String token) {
        return given().header("Authorization", "Bearer " + token).get("/doors/refresh");
    }

    private static Response login(String address) {
        return given().header("X-Forwarded-For", "203.0.113.1, " + address).get("/doors/login");
    }
}
