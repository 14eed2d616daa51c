package io.signalstack.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.Backends;
import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.testing.RedisTimes;
import io.signalstack.platform.testing.TokenResource;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Limits while Redis is slow, but not gone. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class SlowRedisComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Backends backends;

    @Inject
    ReactiveRedisDataSource redis;

    @Test
    void what_would_have_to_be_refused_without_redis_waits_for_it_longer_than_what_can_be_counted_here() {
        // Given
        RateLimits limits = new SharedRateLimits(
                new RedisCommands(
                        redis,
                        new RedisTimes(Duration.ofMillis(100), PATIENCE, 3, Duration.ofSeconds(1)),
                        InstantSource.system()),
                () -> 1,
                InstantSource.system(),
                new SimpleMeterRegistry());
        String key = "address:" + UUID.randomUUID();

        // When
        UniAssertSubscriber<RateLimitDecision> login;
        backends.pauseRedis();
        try {
            login = limits.take(RateLimitPolicy.LOGIN, Tier.FREE, key)
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());
            assertThat(limits.take(RateLimitPolicy.PUBLIC_READ, Tier.FREE, key)
                            .await()
                            .atMost(PATIENCE)
                            .admitted())
                    .isTrue();
            login.assertNotTerminated();
        } finally {
            backends.resumeRedis();
        }

        // Then
        assertThat(login.awaitItem(PATIENCE).getItem().remaining()).isEqualTo(9);
    }
}
