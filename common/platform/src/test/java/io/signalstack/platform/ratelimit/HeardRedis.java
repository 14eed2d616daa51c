package io.signalstack.platform.ratelimit;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.redis.RedisScript;
import io.signalstack.platform.testing.RedisTimes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** One replica's Redis, which remembers what it had said of a window when it failed for the first time. */
final class HeardRedis extends RedisCommands {

    private int admitted;
    private int left;
    private long at;
    private boolean failed;

    /** @param timeout after which a command counts as failed */
    HeardRedis(ReactiveRedisDataSource redis, Duration timeout) {
        super(redis, new RedisTimes(timeout, timeout, 3, Duration.ofSeconds(1)), InstantSource.system());
    }

    @Override
    public Uni<Response> run(RedisScript script, List<String> keys, List<String> arguments) {
        return super.run(script, keys, arguments)
                .emitOn(this::inTurn)
                .onItem()
                .invoke(this::hear)
                .onFailure()
                .invoke(_ -> fail());
    }

    /** One answer is taken in here and by the replica before another one is: what is heard here is what the replica knows. */
    private synchronized void inTurn(Runnable answer) {
        answer.run();
    }

    synchronized boolean hasFailed() {
        return failed;
    }

    /** What a replica may admit at most: what it was granted, and its part of what it knew to be left. */
    synchronized int granted(int limit, int replicas) {
        return admitted + (at == 0 ? limit : left) / replicas;
    }

    private synchronized void hear(Response answer) {
        if (failed) {
            return;
        }
        admitted += answer.get(0).toInteger();
        if (answer.get(3).toLong() > at) {
            at = answer.get(3).toLong();
            left = answer.get(1).toInteger();
        }
    }

    private synchronized void fail() {
        failed = true;
    }
}
