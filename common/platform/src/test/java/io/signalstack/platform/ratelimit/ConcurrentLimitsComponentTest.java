package io.signalstack.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.Backends;
import io.signalstack.platform.testing.TokenResource;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand requests at once against a limit of a hundred, twenty times. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class ConcurrentLimitsComponentTest {

    private static final Logger LOG = Logger.getLogger(ConcurrentLimitsComponentTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final RateLimitPolicy POLICY = RateLimitPolicy.PUBLIC_READ;
    private static final int LIMIT = POLICY.limit(Tier.FREE);
    private static final int ROUNDS = 20;
    private static final int REQUESTS = 1_000;

    Backends backends;

    @Inject
    ReactiveRedisDataSource redis;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void while_redis_answers_never_more_than_the_limit_are_admitted(int replicas) {
        long worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Replicas asked = new Replicas(replicas, PATIENCE);

            // When
            long admitted = asked.admitted(REQUESTS);

            // Then
            worst = Math.max(worst, admitted);
            assertThat(asked.heard).noneMatch(HeardRedis::hasFailed);
            assertThat(admitted).isLessThanOrEqualTo(LIMIT);
        }
        LOG.infof("replicas=%d redis=answering rounds=%d worst=%d of %d", replicas, ROUNDS, worst, LIMIT);
        assertThat(worst).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void when_redis_is_paused_within_a_window_never_more_than_the_replicas_were_granted(int replicas) {
        long worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Replicas asked = new Replicas(replicas, SHORT);
            long before = asked.admitted(LIMIT / 2);
            assertThat(before).isEqualTo(LIMIT / 2);

            // When Redis stops answering, and comes back
            long without;
            backends.pauseRedis();
            try {
                without = asked.admitted(REQUESTS);
            } finally {
                backends.resumeRedis();
            }
            long after = asked.admitted(REQUESTS / 5);

            // Then
            long admitted = before + without + after;
            worst = Math.max(worst, admitted);
            assertThat(admitted).isLessThanOrEqualTo(asked.granted());
        }
        LOG.infof("replicas=%d redis=paused rounds=%d worst=%d of %d", replicas, ROUNDS, worst, LIMIT);
        assertThat(worst).isGreaterThanOrEqualTo(LIMIT / 2);
    }

    /** Replicas of a service that have just begun to count one client's requests. */
    private final class Replicas {

        private final String key = "address:" + UUID.randomUUID();
        private final List<HeardRedis> heard;
        private final List<RateLimits> all;

        /** @param timeout after which Redis has failed a replica */
        Replicas(int count, Duration timeout) {
            heard = IntStream.range(0, count)
                    .mapToObj(_ -> new HeardRedis(redis, timeout))
                    .toList();
            all = heard.stream()
                    .<RateLimits>map(own ->
                            new SharedRateLimits(own, () -> count, InstantSource.system(), new SimpleMeterRegistry()))
                    .toList();
        }

        /** How many of so many requests, all sent at once, are admitted. */
        long admitted(int requests) {
            return Multi.createFrom()
                    .range(0, requests)
                    .onItem()
                    .transformToUni(request -> all.get(request % all.size()).take(POLICY, Tier.FREE, key))
                    .merge(requests)
                    .filter(RateLimitDecision::admitted)
                    .collect()
                    .asList()
                    .await()
                    .atMost(PATIENCE)
                    .size();
        }

        int granted() {
            return heard.stream().anyMatch(HeardRedis::hasFailed)
                    ? heard.stream()
                            .mapToInt(own -> own.granted(LIMIT, heard.size()))
                            .sum()
                    : LIMIT;
        }
    }
}
