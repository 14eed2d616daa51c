package io.signalstack.notifier.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The frames that one client has still to be sent: signals and answers in order and never left out, prices only the
 * newest of each instrument. Safe for use by several threads.
 */
public final class Outbox {

    private final int capacity;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private final Map<String, Frame> prices = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param capacity frames at most, prices not counted
     */
    public Outbox(int capacity) {
        this.capacity = capacity;
    }

    /** Puts a frame at the end; false if there is no room for it. */
    public synchronized boolean offer(Frame frame) {
        return frames.size() < capacity && frames.add(frame);
    }

    /** Puts a price in the place of the instrument's older one; true if there was one. */
    public synchronized boolean conflate(String instrument, Frame price) {
        return prices.put(instrument, price) != null;
    }

    /** Takes an instrument's price off. */
    public synchronized void forgetPrice(String instrument) {
        prices.remove(instrument);
    }

    /** The next frame to send, prices when there is nothing else; null if there is none. */
    public synchronized @Nullable Frame poll() {
        Frame next = frames.poll();
        if (next != null || prices.isEmpty()) {
            return next;
        }
        Iterator<Frame> oldest = prices.values().iterator();
        Frame price = oldest.next();
        oldest.remove();
        return price;
    }

    /** How many more frames it takes. */
    public synchronized int room() {
        return capacity - frames.size();
    }

    public synchronized boolean isEmpty() {
        return frames.isEmpty() && prices.isEmpty();
    }

    /** Gives up what is left. */
    public synchronized List<Frame> clear() {
        List<Frame> left = new ArrayList<>(frames);
        left.addAll(prices.values());
        frames.clear();
        prices.clear();
        return left;
    }
}
