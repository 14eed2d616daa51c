package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.SteadyTime;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A replica's own part of a venue's limits: each limit divided by the number of replicas, or one call within so many
 * windows that they together stay below it. It counts in steady time, so that nothing is sent twice or held back for an
 * hour when somebody sets the wall clock. Safe for several threads.
 */
public final class LocalBudget implements VenueBudget {

    private final Allowance allowance;
    private final int replicas;
    private final InstantSource wall;
    private final SteadyTime steady;
    private final Map<String, Counts> counts = new HashMap<>();
    /** Steady time from which on the venue may be called. */
    private Duration leftAloneUntil;

    public LocalBudget(Allowance allowance, int replicas, InstantSource wall, SteadyTime steady) {
        this.allowance = allowance;
        this.replicas = replicas;
        this.wall = wall;
        this.steady = steady;
        this.leftAloneUntil = steady.passed();
    }

    /**
     * What is used of a limit.
     *
     * @param sent what this replica has sent
     * @param all the same, and what the venue has counted of others, which is held against the whole limit
     */
    private record Counts(int capacity, SlidingWindow sent, SlidingWindow all) {}

    @Override
    public synchronized Verdict ask(List<Charge> charges, Urgency urgency) {
        if (leftAlone() instanceof Verdict.LeftAlone left) {
            return left;
        }
        long nowMs = steady.passed().toMillis();
        long waitMs = 0;
        for (Charge charge : charges) {
            Counts used = counts(charge);
            int share = allowance.of(charge, urgency, replicas);
            int whole = allowance.of(charge, urgency, 1);
            waitMs = Math.max(waitMs, used.sent().waitMs(charge.weight(), share, nowMs));
            waitMs = Math.max(waitMs, used.all().waitMs(charge.weight(), whole, nowMs));
        }
        if (waitMs > 0) {
            return new Verdict.Wait(Duration.ofMillis(waitMs));
        }
        charge(charges);
        return new Verdict.Go();
    }

    /** Whether the venue may be called at all. */
    synchronized Verdict leftAlone() {
        Duration left = leftAloneUntil.minus(steady.passed());
        return left.isPositive() ? new Verdict.LeftAlone(wall.instant().plus(left)) : new Verdict.Go();
    }

    /** Counts what was sent on another budget's word. */
    synchronized void charge(List<Charge> charges) {
        long nowMs = steady.passed().toMillis();
        charges.forEach(charge -> {
            counts(charge).sent().add(charge.weight(), nowMs);
            counts(charge).all().add(charge.weight(), nowMs);
        });
    }

    @Override
    public synchronized void used(Charge counted) {
        long nowMs = steady.passed().toMillis();
        SlidingWindow window = counts(counted).all();
        int unknown = counted.weight() - window.used(nowMs);
        if (unknown > 0) {
            window.add(unknown, nowMs);
        }
    }

    @Override
    public synchronized void leaveAlone(Instant until) {
        Duration end = steady.passed().plus(Duration.between(wall.instant(), until));
        if (end.compareTo(leftAloneUntil) > 0) {
            leftAloneUntil = end;
        }
    }

    /** The share, 0 to 1, of the fullest limit that is used, as far as this replica knows. */
    public synchronized double usedShare() {
        long nowMs = steady.passed().toMillis();
        return counts.values().stream()
                .mapToDouble(limit -> (double) limit.all().used(nowMs) / limit.capacity())
                .max()
                .orElse(0);
    }

    private Counts counts(Charge charge) {
        return counts.computeIfAbsent(
                charge.limit().name(),
                name -> new Counts(
                        allowance.capacity(charge.limit()),
                        new SlidingWindow(allowance.window(charge, replicas).toMillis()),
                        new SlidingWindow(charge.limit().window().toMillis())));
    }
}
