package io.signalstack.gateway.outbound.venue;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.redis.RedisCommands;
import io.signalstack.platform.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A venue's limits, shared through Redis by all replicas behind one egress address: {@link SlidingWindow}'s slots in a
 * hash for each limit, by Redis's own clock, so that the replicas' clocks need not agree. Without Redis each replica takes
 * its own part of the limits; what it sent before counts there too. It also keeps to its part while Redis may lack what
 * was sent: for a window after it was away, or began to count anew. Bans are known to all, and each remembers them itself.
 */
public final class SharedBudget implements VenueBudget {

    private static final Logger LOG = Logger.getLogger(SharedBudget.class);

    private static final long GO = 0;

    // KEYS: the ban, since when Redis counts, then each limit. ARGV: for each limit the slot's microseconds, the weight
    // that is allowed, the call's weight. Answers with what is said, for how many milliseconds, and since when Redis
    // counts.
    private static final RedisScript ASK = RedisScript.of("""
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local since = redis.call('GET', KEYS[2])
            if not since then
              since = string.format('%.0f', now)
              redis.call('SET', KEYS[2], since)
            end
            local ban = redis.call('PTTL', KEYS[1])
            if ban > 0 then return {2, ban, since} end
            local wait = 0
            local currents = {}
            for i = 3, #KEYS do
              local slot = tonumber(ARGV[i * 3 - 8])
              local allowed = tonumber(ARGV[i * 3 - 7])
              local weight = tonumber(ARGV[i * 3 - 6])
              local current = math.floor(now / slot)
              currents[i] = string.format('%.0f', current)
              local slots = {}
              local over = weight - allowed
              local all = redis.call('HGETALL', KEYS[i])
              for j = 1, #all, 2 do
                local number = tonumber(all[j])
                if number < current - 20 then
                  redis.call('HDEL', KEYS[i], all[j])
                else
                  over = over + tonumber(all[j + 1])
                  slots[#slots + 1] = {number, tonumber(all[j + 1])}
                end
              end
              table.sort(slots, function(a, b) return a[1] < b[1] end)
              for _, counted in ipairs(slots) do
                if over <= 0 then break end
                over = over - counted[2]
                wait = math.max(wait, (counted[1] + 21) * slot - now)
              end
            end
            if wait > 0 then return {1, math.ceil(wait / 1000), since} end
            for i = 3, #KEYS do
              redis.call('HINCRBY', KEYS[i], currents[i], ARGV[i * 3 - 6])
              redis.call('PEXPIRE', KEYS[i], math.ceil(tonumber(ARGV[i * 3 - 8]) * 22 / 1000))
            end
            return {0, 0, since}
            """);

    // KEYS: the limit. ARGV: the slot's microseconds, the weight that the venue has counted.
    private static final RedisScript USED = RedisScript.of("""
            local time = redis.call('TIME')
            local slot = tonumber(ARGV[1])
            local current = math.floor((time[1] * 1000000 + time[2]) / slot)
            local used = 0
            local all = redis.call('HGETALL', KEYS[1])
            for j = 1, #all, 2 do
              if tonumber(all[j]) >= current - 20 then used = used + tonumber(all[j + 1]) end
            end
            local unknown = tonumber(ARGV[2]) - used
            if unknown > 0 then
              redis.call('HINCRBY', KEYS[1], string.format('%.0f', current), unknown)
              redis.call('PEXPIRE', KEYS[1], math.ceil(slot * 22 / 1000))
            end
            return unknown
            """);

    // A longer ban is not cut short by another replica's shorter one.
    private static final RedisScript LEAVE_ALONE = RedisScript.of("""
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
              redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
            end
            return 0
            """);

    private final String venue;
    private final String prefix;
    private final Allowance allowance;
    private final RedisCommands redis;
    private final LocalBudget own;
    private final InstantSource wall;
    private final MeterRegistry meters;
    private volatile Instant apartUntil = Instant.MIN;
    private volatile @Nullable String countsSince;

    /**
     * @param egress names the address from which the venue sees the calls come
     * @param own counts what this replica sends, and decides while Redis is away
     */
    public SharedBudget(
            String venue,
            String egress,
            Allowance allowance,
            RedisCommands redis,
            LocalBudget own,
            InstantSource wall,
            MeterRegistry meters) {
        this.venue = venue;
        this.prefix = "venue:{" + egress + ":" + venue + "}:";
        this.allowance = allowance;
        this.redis = redis;
        this.own = own;
        this.wall = wall;
        this.meters = meters;
    }

    @Override
    public Verdict ask(List<Charge> charges, Urgency urgency) {
        if (own.leftAlone() instanceof Verdict.LeftAlone left) {
            // Redis may have been away, or have forgotten it; others may not know it yet.
            tellBan(left.until());
            return left;
        }
        boolean apart = wall.instant().isBefore(apartUntil);
        // What goes here and waits there is counted here once too often, which harms nobody.
        if (apart && own.ask(charges, urgency) instanceof Verdict.Wait wait) {
            return wait;
        }
        return redis.run(ASK, keys(charges), arguments(charges, urgency))
                .map(answer -> verdict(answer, charges, urgency, apart))
                .onFailure()
                .recoverWithItem(failure -> alone(failure, charges, urgency, apart))
                .await()
                .indefinitely();
    }

    @Override
    public void used(Charge counted) {
        own.used(counted);
        tell(redis.run(USED, List.of(key(counted)), List.of(slotMicros(counted), Integer.toString(counted.weight()))));
    }

    @Override
    public void leaveAlone(Instant until) {
        own.leaveAlone(until);
        tellBan(until);
    }

    private void tellBan(Instant until) {
        Duration left = Duration.between(wall.instant(), until);
        if (left.isPositive()) {
            tell(redis.run(LEAVE_ALONE, List.of(prefix + "ban"), List.of(Long.toString(left.toMillis()))));
        }
    }

    /** @param counted whether this replica's own budget has let it through already, and counted it */
    private Verdict verdict(Response answer, List<Charge> charges, Urgency urgency, boolean counted) {
        long ms = answer.get(1).toLong();
        int said = answer.get(0).toInteger();
        boolean forgotten = hasForgotten(answer.get(2).toString());
        if (forgotten) {
            keepApart(charges);
        }
        if (said == GO) {
            if (!counted && forgotten) {
                return own.ask(charges, urgency);
            }
            if (!counted) {
                own.charge(charges);
            }
            return new Verdict.Go();
        }
        if (said == 1) {
            return new Verdict.Wait(Duration.ofMillis(ms));
        }
        Instant until = wall.instant().plusMillis(ms);
        own.leaveAlone(until);
        return new Verdict.LeftAlone(until);
    }

    private Verdict alone(Throwable failure, List<Charge> charges, Urgency urgency, boolean counted) {
        LOG.debugf("the budget of %s is not shared now: %s", venue, failure);
        meters.counter(Metrics.EXCHANGE_BUDGET_FALLBACK, "venue", venue).increment();
        keepApart(charges);
        return counted ? new Verdict.Go() : own.ask(charges, urgency);
    }

    private boolean hasForgotten(String since) {
        String before = countsSince;
        countsSince = since;
        return before != null && !before.equals(since);
    }

    /** Until all that Redis may not know of is older than the longest window, and the slot that it began in. */
    private void keepApart(List<Charge> charges) {
        Duration longest = charges.stream()
                .map(charge -> charge.limit().window())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Instant until = wall.instant().plus(longest).plus(longest.dividedBy(SlidingWindow.SLOTS));
        if (until.isAfter(apartUntil)) {
            apartUntil = until;
        }
    }

    private void tell(Uni<Response> command) {
        command.subscribe()
                .with(
                        told -> LOG.tracef("the budget of %s: %s", venue, told),
                        failure -> LOG.debugf("the budget of %s could not be told: %s", venue, failure));
    }

    private List<String> keys(List<Charge> charges) {
        List<String> keys = new ArrayList<>();
        keys.add(prefix + "ban");
        keys.add(prefix + "since");
        charges.forEach(charge -> keys.add(key(charge)));
        return keys;
    }

    private List<String> arguments(List<Charge> charges, Urgency urgency) {
        List<String> arguments = new ArrayList<>();
        for (Charge charge : charges) {
            arguments.add(slotMicros(charge));
            arguments.add(Integer.toString(allowance.of(charge, urgency, 1)));
            arguments.add(Integer.toString(charge.weight()));
        }
        return arguments;
    }

    private String key(Charge charge) {
        return prefix + charge.limit().name();
    }

    private static String slotMicros(Charge charge) {
        return Long.toString(charge.limit().window().toMillis() * 1_000 / SlidingWindow.SLOTS);
    }
}
