package io.signalstack.gateway.simulation;

import io.signalstack.gateway.application.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Time that stands still while anybody does anything, and then jumps to what comes next. Everything that it sets off runs
 * by itself, one after the other.
 */
public final class SimulatedTime implements InstantSource, Scheduler {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now;
    private long numbers;
    private int busy;

    SimulatedTime(Instant start) {
        now = start;
    }

    private record Event(Instant at, long number, Runnable action) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        Event event = add(
                delay,
                () -> Thread.ofVirtual().start(() -> {
                    try {
                        task.run();
                    } finally {
                        rest();
                    }
                }));
        return () -> remove(event);
    }

    @Override
    public void pause(Duration delay) {
        CountDownLatch over = new CountDownLatch(1);
        after(delay, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody who was busy goes on with this after a while, and does nothing until then. */
    void after(Duration delay, Runnable action) {
        add(delay, action);
        rest();
    }

    /** Lets time pass until then. */
    void runUntil(Instant end) {
        for (Event next = next(end); next != null; next = next(end)) {
            next.action().run();
        }
    }

    @Override
    public void close() {
        // Nothing happens in it unless it is run.
    }

    private synchronized Event add(Duration delay, Runnable action) {
        Instant at = delay.isPositive() ? now.plus(delay) : now;
        Event event = new Event(at, numbers++, action);
        events.add(event);
        return event;
    }

    private synchronized void remove(Event event) {
        events.remove(event);
    }

    private synchronized void rest() {
        busy--;
        notifyAll();
    }

    private synchronized Event next(Instant end) {
        try {
            while (busy > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Event next = events.peek();
        if (next == null || next.at().isAfter(end)) {
            now = end;
            return null;
        }
        events.remove();
        now = next.at();
        busy++;
        return next;
    }
}
