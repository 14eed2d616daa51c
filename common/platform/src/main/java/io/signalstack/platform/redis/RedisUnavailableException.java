package io.signalstack.platform.redis;

/** Redis failed a moment ago and is not asked again yet. */
public final class RedisUnavailableException extends RuntimeException {

    RedisUnavailableException() {
        super("Redis is left alone for a moment after a failure", null, false, false);
    }
}
