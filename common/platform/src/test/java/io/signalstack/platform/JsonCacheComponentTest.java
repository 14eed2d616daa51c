package io.signalstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.cache.CacheKey;
import io.signalstack.platform.cache.JsonCache;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.testing.TokenResource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class JsonCacheComponentTest {

    record Price(String symbol, double last) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    Backends backends;

    @Inject
    JsonCache cache;

    @Inject
    MeterRegistry meters;

    private final CacheKey key = new CacheKey("prices", UUID.randomUUID().toString());
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void a_value_is_loaded_once_and_then_kept() {
        // Given
        double hits = count("hit");
        double misses = count("miss");

        // When
        Price first = get();
        Price second = get();

        // Then
        assertThat(first).isEqualTo(new Price("BTC/USD", 1));
        assertThat(second).isEqualTo(first);
        assertThat(cache.json(key, LONG, () -> Uni.createFrom().nullItem())
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo("{\"symbol\":\"BTC/USD\",\"last\":1.0}");
        assertThat(count("hit") - hits).isEqualTo(2);
        assertThat(count("miss") - misses).isEqualTo(1);
    }

    @Test
    void a_value_lasts_no_longer_than_its_time() {
        cache.value(key, Duration.ofMillis(1), Price.class, this::load).await().atMost(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get().last()).isGreaterThan(1));
    }

    @Test
    void an_invalidated_value_is_loaded_again() {
        get();
        cache.invalidate(key).await().atMost(PATIENCE);

        assertThat(get().last()).isEqualTo(2);
    }

    @Test
    void many_who_miss_at_once_wait_for_one_load() {
        // Given
        List<UniEmitter<? super Price>> started = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Price>> waiting = new ArrayList<>();

        // When
        for (int i = 0; i < 20; i++) {
            waiting.add(
                    cache.value(key, LONG, Price.class, () -> Uni.createFrom().emitter(started::add))
                            .subscribeAsCompletionStage());
        }
        await().atMost(PATIENCE).until(() -> !started.isEmpty());
        started.getFirst().complete(new Price("ETH/USD", 7));

        // Then
        assertThat(waiting)
                .allSatisfy(price -> assertThat(price).succeedsWithin(PATIENCE).isEqualTo(new Price("ETH/USD", 7)));
        assertThat(started).hasSize(1);
    }

    @Test
    void a_load_that_began_before_an_invalidation_is_not_kept() {
        // Given
        List<UniEmitter<? super Price>> started = new CopyOnWriteArrayList<>();
        CompletableFuture<Price> stale = cache.value(
                        key, LONG, Price.class, () -> Uni.createFrom().emitter(started::add))
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> !started.isEmpty());

        // When
        cache.invalidate(key).await().atMost(PATIENCE);
        started.getFirst().complete(new Price("BTC/USD", -1));

        // Then
        assertThat(stale).succeedsWithin(PATIENCE).isEqualTo(new Price("BTC/USD", -1));
        assertThat(get()).isEqualTo(new Price("BTC/USD", 1));
    }

    @Test
    void a_failure_is_not_kept() {
        assertThatThrownBy(() -> cache.value(
                                key,
                                LONG,
                                Price.class,
                                () -> Uni.createFrom().<Price>failure(new IllegalStateException("no database")))
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("no database");

        assertThat(get().last()).isEqualTo(1);
    }

    @Test
    void without_redis_values_come_from_the_loader() {
        // Given
        get();
        double errors = count("error");
        backends.stopRedis();
        try {
            // When / Then
            assertThat(get().last()).isEqualTo(2);
            assertThat(get().last()).isEqualTo(3);
            cache.invalidate(key).await().atMost(PATIENCE);
            assertThat(count("error") - errors).isEqualTo(3);
        } finally {
            backends.startRedis();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get()).isEqualTo(get()));
    }

    private Price get() {
        return cache.value(key, LONG, Price.class, this::load).await().atMost(PATIENCE);
    }

    private Uni<Price> load() {
        return Uni.createFrom().item(() -> new Price("BTC/USD", loads.incrementAndGet()));
    }

    private double count(String result) {
        return meters.counter(Metrics.CACHE_REQUESTS, "cache", "prices", "result", result)
                .count();
    }
}
