package io.signalstack.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.contracts.codec.Json;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps values in Redis, each beside a count of its invalidations. */
@ApplicationScoped
class RedisJsonCache implements JsonCache {

    private static final RedisScript STORE_IF_STILL_CURRENT = RedisScript.of("""
            if (redis.call('GET', KEYS[2]) or '') == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
              return 1
            end
            return 0
            """);

    // The count outlives every load that may have begun before the invalidation.
    private static final RedisScript INVALIDATE = RedisScript.of("""
            redis.call('INCR', KEYS[2])
            redis.call('PEXPIRE', KEYS[2], 86400000)
            return redis.call('DEL', KEYS[1])
            """);

    private final RedisCommands redis;
    private final MeterRegistry meters;
    private final Map<Flight, Uni<String>> flights = new ConcurrentHashMap<>();

    RedisJsonCache(RedisCommands redis, MeterRegistry meters) {
        this.redis = redis;
        this.meters = meters;
    }

    @Override
    public <T> Uni<T> value(CacheKey key, Duration ttl, Class<T> type, Supplier<Uni<T>> loader) {
        return text(key, ttl, () -> loader.get().map(Json::text))
                .map(json -> Json.read(json.getBytes(StandardCharsets.UTF_8), type));
    }

    @Override
    public Uni<String> json(CacheKey key, Duration ttl, Supplier<Uni<?>> loader) {
        return text(key, ttl, () -> loader.get().map(Json::text));
    }

    private Uni<String> text(CacheKey key, Duration ttl, Supplier<Uni<String>> loader) {
        return redis.call("MGET", List.of(key.inRedis(), key.generationInRedis()))
                .map(Found::of)
                .onFailure()
                .recoverWithItem(Found.OUT_OF_REACH)
                .invoke(found -> count(key, found.result()))
                .flatMap(found -> found.json() == null
                        ? load(key, found, ttl, loader)
                        : Uni.createFrom().item(found.json()));
    }

    /** One load at a time for a value and its generation; whoever comes meanwhile waits for it. */
    private Uni<String> load(CacheKey key, Found found, Duration ttl, Supplier<Uni<String>> loader) {
        Flight flight = new Flight(key, found.generation());
        return flights.computeIfAbsent(
                flight,
                _ -> Uni.createFrom()
                        .deferred(loader::get)
                        .call(json -> found.reachable()
                                ? store(key, found.generation(), json, ttl)
                                : Uni.createFrom().nullItem())
                        .onTermination()
                        .invoke(() -> flights.remove(flight))
                        .memoize()
                        .indefinitely());
    }

    private Uni<?> store(CacheKey key, String generation, String json, Duration ttl) {
        return redis.run(STORE_IF_STILL_CURRENT, key.both(), List.of(generation, json, Long.toString(ttl.toMillis())))
                .onFailure()
                .invoke(() -> count(key, "error"))
                .onFailure()
                .recoverWithNull();
    }

    @Override
    public Uni<Void> invalidate(CacheKey key) {
        return redis.run(INVALIDATE, key.both(), List.of())
                .replaceWithVoid()
                .onFailure()
                .invoke(() -> count(key, "error"))
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private void count(CacheKey key, String result) {
        meters.counter(Metrics.CACHE_REQUESTS, "cache", key.cache(), "result", result)
                .increment();
    }

    private record Flight(CacheKey key, String generation) {}

    /** What Redis has under a key. */
    private record Found(boolean reachable, @Nullable String json, String generation) {

        static final Found OUT_OF_REACH = new Found(false, null, "out of reach");

        static Found of(Response answer) {
            return new Found(true, textAt(answer, 0, null), String.valueOf(textAt(answer, 1, "")));
        }

        String result() {
            if (!reachable) {
                return "error";
            }
            return json == null ? "miss" : "hit";
        }

        private static @Nullable String textAt(Response answer, int index, @Nullable String absent) {
            Response at = answer.get(index);
            return at == null ? absent : at.toString();
        }
    }
}
