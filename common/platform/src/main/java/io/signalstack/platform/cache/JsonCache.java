package io.signalstack.platform.cache;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Values kept as JSON in Redis. A missing value is loaded once per process, however many ask for it; failures are not
 * kept; while Redis is out of reach, values come from the loader.
 */
public interface JsonCache {

    /**
     * The value's JSON, from Redis or else from the loader.
     *
     * @param ttl how long a loaded value is kept
     * @param loader where the value comes from when it is not kept
     */
    Uni<String> json(CacheKey key, Duration ttl, Supplier<Uni<?>> loader);

    /** The value, from Redis or else from the loader; the type must read back what it writes as JSON. */
    <T> Uni<T> value(CacheKey key, Duration ttl, Class<T> type, Supplier<Uni<T>> loader);

    /**
     * Forgets a value. A load that began before, here or in another replica, is not kept. Never fails: out of Redis's
     * reach the value stays until its time is up, which is counted as an error.
     */
    Uni<Void> invalidate(CacheKey key);
}
