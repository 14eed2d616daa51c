package io.signalstack.platform.ratelimit;

import io.signalstack.platform.ratelimit.RedisWindows.SharedCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What this replica knows of one window: the places that it gave away itself, whether Redis was told of them or not, and
 * what was left when Redis was last heard of. It counts along all the time, so that losing Redis, or finding it again
 * with nothing in it, never starts a window anew.
 */
final class LocalWindow {

    private final int replicas;
    private final Deque<Slot> taken = new ArrayDeque<>();
    private final Deque<Slot> owed = new ArrayDeque<>();

    /** What Redis said last, by its own clock, and when that was by ours. */
    private long lastCount = Long.MIN_VALUE;

    private int left;
    private Instant heard = Instant.MIN;

    /** When a place was last asked for without Redis. */
    private Instant alone = Instant.MIN;

    /** This replica's part of what was left when it lost Redis, and what it has spent of it. */
    private int part;

    private int spent;
    private Instant partEnds = Instant.MIN;

    /** @param replicas among which what is left is divided without Redis */
    LocalWindow(int replicas) {
        this.replicas = replicas;
    }

    /** Places taken without Redis that it has yet to be told of, and that still count. */
    synchronized List<Slot> owed(Window window, Instant now) {
        forget(window, now);
        return List.copyOf(owed);
    }

    /**
     * Takes in what Redis has said to a request. It is not the last word where Redis cannot know everything: when it has
     * lost its memory, or when other replicas may have to tell it yet what they took without it.
     *
     * @param told what it was told of along with the request
     */
    synchronized Taken shared(Window window, Slot slot, List<Slot> told, SharedCount count, Instant now) {
        forget(window, now);
        owed.removeAll(told);
        if (count.at() > lastCount) {
            lastCount = count.at();
            left = count.taken().remaining();
            heard = now;
        }
        if (!count.taken().admitted()) {
            return count.taken();
        }
        boolean permitted =
                now.isBefore(end(alone, window)) ? isWithinPart(window, now) : taken.size() < window.limit();
        if (!permitted) {
            return new Taken(false, 0, untilOldestLeaves(window, now));
        }
        take(slot);
        return count.taken();
    }

    /**
     * Takes a place without Redis: out of this replica's part of what was left when it was last heard of, or of the
     * whole once everything from then has left the window.
     */
    synchronized Taken alone(Window window, Slot slot, Instant now) {
        forget(window, now);
        alone = now;
        if (!now.isBefore(partEnds) && now.isBefore(end(heard, window))) {
            part = left / replicas;
            spent = 0;
            partEnds = end(heard, window);
        }
        boolean permitted = isWithinPart(window, now);
        if (permitted) {
            take(slot);
            owed.addLast(slot);
        }
        return new Taken(permitted, remainingPart(window, now), untilOldestLeaves(window, now));
    }

    /** Gives a place back. */
    synchronized void giveBack(String slot) {
        if (taken.removeIf(given -> given.id().equals(slot))) {
            spent--;
        }
        owed.removeIf(given -> given.id().equals(slot));
    }

    private void take(Slot slot) {
        taken.addLast(slot);
        spent++;
    }

    private boolean isWithinPart(Window window, Instant now) {
        return remainingPart(window, now) > 0;
    }

    private int remainingPart(Window window, Instant now) {
        int remaining = now.isBefore(partEnds) ? part - spent : window.limit() / replicas - taken.size();
        return Math.max(0, remaining);
    }

    private void forget(Window window, Instant now) {
        Instant past = now.minus(window.length());
        forget(taken, past);
        forget(owed, past);
    }

    private static void forget(Deque<Slot> slots, Instant past) {
        while (!slots.isEmpty() && !slots.getFirst().taken().isAfter(past)) {
            slots.removeFirst();
        }
    }

    private Duration untilOldestLeaves(Window window, Instant now) {
        Instant leaves = end(taken.isEmpty() ? heard : taken.getFirst().taken(), window);
        return leaves.isAfter(now) ? Duration.between(now, leaves) : Duration.ZERO;
    }

    /** When what happened then leaves the window. */
    private static Instant end(Instant instant, Window window) {
        return instant.equals(Instant.MIN) ? instant : instant.plus(window.length());
    }
}
