package io.signalstack.platform.redis;

/** Redis failed several times in a row and is not asked again yet. */
public final class RedisUnavailableException extends RuntimeException {

    RedisUnavailableException() {
        super("Redis is left alone for a moment after several failures", null, false, false);
    }
}
