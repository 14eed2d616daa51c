package io.signalstack.platform.ratelimit;

import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Windows that all replicas share: a sorted set of the times of the admitted requests, by Redis's own clock, so that the
 * replicas' clocks need not agree.
 */
@ApplicationScoped
class RedisWindows implements Windows {

    // Lua writes large numbers in short; the times keep their microseconds only when formatted.
    private static final RedisScript TAKE = RedisScript.of("""
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local length = tonumber(ARGV[1])
            local limit = tonumber(ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - length))
            local used = redis.call('ZCARD', KEYS[1])
            local admitted = 0
            if used < limit then
              local text = string.format('%.0f', now)
              redis.call('ZADD', KEYS[1], text, text .. '-' .. used)
              redis.call('PEXPIRE', KEYS[1], math.ceil(length / 1000))
              used = used + 1
              admitted = 1
            end
            local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
            local reset = 0
            if oldest[2] then reset = math.ceil((tonumber(oldest[2]) + length - now) / 1000) end
            return {admitted, math.max(0, limit - used), reset}
            """);

    private final RedisCommands redis;

    RedisWindows(RedisCommands redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Taken> take(String key, int limit, Duration length) {
        String micros = Long.toString(length.toMillis() * 1_000);
        return redis.run(TAKE, List.of("ratelimit:" + key), List.of(micros, Integer.toString(limit)))
                .map(RedisWindows::taken);
    }

    private static Taken taken(Response answer) {
        return new Taken(
                answer.get(0).toInteger() == 1,
                answer.get(1).toInteger(),
                Duration.ofMillis(answer.get(2).toLong()));
    }
}
