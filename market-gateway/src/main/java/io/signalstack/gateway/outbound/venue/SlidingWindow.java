package io.signalstack.gateway.outbound.venue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was used of a limit within its window, kept by slots of a twentieth of it. A slot counts until the whole of it is
 * older than the window, so that within no window, wherever it begins, more is used than was allowed. Mutable: its owner
 * guards it.
 */
final class SlidingWindow {

    static final int SLOTS = 20;

    private final long slotMs;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private int used;

    SlidingWindow(long windowMs) {
        this.slotMs = Math.max(1, windowMs / SLOTS);
    }

    private record Slot(long number, int weight) {}

    int used(long nowMs) {
        forget(nowMs);
        return used;
    }

    void add(int weight, long nowMs) {
        long number = Math.floorDiv(nowMs, slotMs);
        Slot last = slots.peekLast();
        if (last != null && last.number() >= number) {
            slots.removeLast();
            slots.addLast(new Slot(last.number(), last.weight() + weight));
        } else {
            slots.addLast(new Slot(number, weight));
        }
        used += weight;
    }

    /** Milliseconds until there is room for this weight under that allowance; 0 if there is now. */
    long waitMs(int weight, int allowed, long nowMs) {
        forget(nowMs);
        int over = used + weight - allowed;
        if (over <= 0) {
            return 0;
        }
        for (Slot slot : slots) {
            over -= slot.weight();
            if (over <= 0) {
                return (slot.number() + SLOTS + 1) * slotMs - nowMs;
            }
        }
        throw new IllegalArgumentException("weight " + weight + " is more than the " + allowed + " that are allowed");
    }

    private void forget(long nowMs) {
        long oldest = Math.floorDiv(nowMs, slotMs) - SLOTS;
        while (!slots.isEmpty() && slots.getFirst().number() < oldest) {
            used -= slots.removeFirst().weight();
        }
    }
}
