package io.signalstack.gateway.outbound.venue;

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
 * windows that they together stay below it. Safe for several threads.
 */
public final class LocalBudget implements VenueBudget {

    private final Allowance allowance;
    private final int replicas;
    private final InstantSource wall;
    private final Map<String, SlidingWindow> windows = new HashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();
    private Instant leftAloneUntil = Instant.MIN;

    public LocalBudget(Allowance allowance, int replicas, InstantSource wall) {
        this.allowance = allowance;
        this.replicas = replicas;
        this.wall = wall;
    }

    @Override
    public synchronized Verdict ask(List<Charge> charges, Urgency urgency) {
        if (leftAlone() instanceof Verdict.LeftAlone left) {
            return left;
        }
        long nowMs = wall.instant().toEpochMilli();
        long waitMs = 0;
        for (Charge charge : charges) {
            int allowed = allowance.of(charge, urgency, replicas);
            waitMs = Math.max(waitMs, window(charge).waitMs(charge.weight(), allowed, nowMs));
        }
        if (waitMs > 0) {
            return new Verdict.Wait(Duration.ofMillis(waitMs));
        }
        charge(charges);
        return new Verdict.Go();
    }

    /** Whether the venue may be called at all. */
    synchronized Verdict leftAlone() {
        return wall.instant().isBefore(leftAloneUntil) ? new Verdict.LeftAlone(leftAloneUntil) : new Verdict.Go();
    }

    /** Counts what was sent on another budget's word. */
    synchronized void charge(List<Charge> charges) {
        long nowMs = wall.instant().toEpochMilli();
        charges.forEach(charge -> window(charge).add(charge.weight(), nowMs));
    }

    @Override
    public synchronized void used(Charge counted) {
        long nowMs = wall.instant().toEpochMilli();
        SlidingWindow window = window(counted);
        int unknown = counted.weight() - window.used(nowMs);
        if (unknown > 0) {
            window.add(unknown, nowMs);
        }
    }

    @Override
    public synchronized void leaveAlone(Instant until) {
        if (until.isAfter(leftAloneUntil)) {
            leftAloneUntil = until;
        }
    }

    /** The share, 0 to 1, of the fullest limit that is used, as far as this replica knows. */
    public synchronized double usedShare() {
        long nowMs = wall.instant().toEpochMilli();
        return windows.entrySet().stream()
                .mapToDouble(
                        limit -> (double) limit.getValue().used(nowMs) / capacities.getOrDefault(limit.getKey(), 1))
                .max()
                .orElse(0);
    }

    private SlidingWindow window(Charge charge) {
        capacities.put(charge.limit().name(), allowance.capacity(charge.limit()));
        return windows.computeIfAbsent(
                charge.limit().name(),
                name -> new SlidingWindow(allowance.window(charge, replicas).toMillis()));
    }
}
