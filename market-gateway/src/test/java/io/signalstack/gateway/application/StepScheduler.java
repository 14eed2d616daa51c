package io.signalstack.gateway.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs what was scheduled when a test says so, on the test's thread. */
final class StepScheduler implements Scheduler {

    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private int next;

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        tasks.add(task);
        delays.add(delay);
        return () -> {};
    }

    @Override
    public void pause(Duration delay) {
        throw new AssertionError("nothing pauses here");
    }

    /** The oldest that has not run. */
    void run() {
        tasks.get(next++).run();
    }

    void runLast() {
        tasks.getLast().run();
    }

    Duration lastDelay() {
        return delays.getLast();
    }

    int count() {
        return tasks.size();
    }

    @Override
    public void close() {
        // Nothing of it runs on its own.
    }
}
