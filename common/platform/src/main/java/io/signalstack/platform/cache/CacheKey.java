package io.signalstack.platform.cache;

import java.util.List;

/**
 * What a value is kept under.
 *
 * @param cache the cache's name, a fixed word, for it is a metric's tag
 * @param key which of the cache's values, made of validated input only
 */
public record CacheKey(String cache, String key) {

    String inRedis() {
        return "cache:{" + cache + ":" + key + "}";
    }

    /** Counts the value's invalidations, so that a load that began before one is seen to be stale. */
    String generationInRedis() {
        return inRedis() + ":generation";
    }

    List<String> both() {
        return List.of(inRedis(), generationInRedis());
    }
}
