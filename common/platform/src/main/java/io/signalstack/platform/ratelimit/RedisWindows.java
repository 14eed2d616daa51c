package io.signalstack.platform.ratelimit;

import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows that all replicas share: a sorted set of the places of admitted requests by the time they were taken, by
 * Redis's own clock, so that the replicas' clocks need not agree.
 */
final class RedisWindows {

    // Lua writes large numbers in short; the times keep their microseconds only when formatted.
    private static final RedisScript TAKE = RedisScript.of("""
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local length = tonumber(ARGV[1])
            local limit = tonumber(ARGV[2])
            for i = 4, #ARGV, 2 do
              redis.call('ZADD', KEYS[1], string.format('%.0f', now - tonumber(ARGV[i + 1])), ARGV[i])
            end
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - length))
            local used = redis.call('ZCARD', KEYS[1])
            local admitted = 0
            if used < limit then
              redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[3])
              used = used + 1
              admitted = 1
            end
            redis.call('PEXPIRE', KEYS[1], math.ceil(length / 1000))
            local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
            local reset = 0
            if oldest[2] then reset = math.ceil((tonumber(oldest[2]) + length - now) / 1000) end
            return {admitted, math.max(0, limit - used), reset, now}
            """);

    private final RedisCommands redis;

    RedisWindows(RedisCommands redis) {
        this.redis = redis;
    }

    /**
     * Takes a place, if there is one left.
     *
     * @param slot what to take it as
     * @param owed places that were taken while Redis could not be told
     */
    Uni<SharedCount> take(Window window, Slot slot, List<Slot> owed) {
        List<String> arguments = new ArrayList<>(3 + 2 * owed.size());
        arguments.add(micros(window.length()));
        arguments.add(Integer.toString(window.limit()));
        arguments.add(slot.id());
        for (Slot told : owed) {
            arguments.add(told.id());
            arguments.add(micros(age(told, slot.taken())));
        }
        return redis.run(TAKE, List.of(inRedis(window.key())), arguments).map(RedisWindows::count);
    }

    /** Gives a place back. */
    Uni<Void> giveBack(String key, String slot) {
        return redis.call("ZREM", List.of(inRedis(key), slot)).replaceWithVoid();
    }

    private static SharedCount count(Response answer) {
        Taken taken = new Taken(
                answer.get(0).toInteger() == 1,
                answer.get(1).toInteger(),
                Duration.ofMillis(answer.get(2).toLong()));
        return new SharedCount(taken, answer.get(3).toLong());
    }

    private static Duration age(Slot slot, Instant now) {
        Duration age = Duration.between(slot.taken(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1_000);
    }

    private static String inRedis(String key) {
        return "ratelimit:" + key;
    }

    /**
     * What all replicas together have used.
     *
     * @param taken what became of the request
     * @param at Redis's time, in microseconds: of two counts, the later one is true
     */
    record SharedCount(Taken taken, long at) {}
}
