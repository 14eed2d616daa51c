package io.signalstack.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.Backends;
import io.signalstack.platform.testing.TokenResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits while Redis answers, and has forgotten what was taken. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class ForgetfulRedisComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RateLimitPolicy POLICY = RateLimitPolicy.REFRESH;

    private final String key = "user:" + UUID.randomUUID();

    @Inject
    RateLimits limits;

    @Inject
    ReactiveRedisDataSource redis;

    @Test
    void who_is_refused_here_takes_no_place_in_redis() {
        // Given
        assertThat(take(POLICY.limit(Tier.FREE))).allMatch(RateLimitDecision::admitted);
        redis.flushall().await().atMost(PATIENCE);

        // When
        List<RateLimitDecision> refused = take(3);

        // Then
        assertThat(refused).noneMatch(RateLimitDecision::admitted);
        assertThat(places(refused.getFirst().window()))
                .doesNotContainAnyElementsOf(
                        refused.stream().map(RateLimitDecision::slot).toList());
    }

    private List<RateLimitDecision> take(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(_ -> limits.take(POLICY, Tier.FREE, key).await().atMost(PATIENCE))
                .toList();
    }

    private List<String> places(String window) {
        return redis.sortedSet(String.class)
                .zrange("ratelimit:" + window, 0, -1)
                .await()
                .atMost(PATIENCE);
    }
}
