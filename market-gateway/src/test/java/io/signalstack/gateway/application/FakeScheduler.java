package io.signalstack.gateway.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers pauses and passes them at once; nothing can be scheduled. */
public final class FakeScheduler implements Scheduler {

    public final List<Duration> pauses = new ArrayList<>();
    public Consumer<Duration> whilePausing = pause -> {};

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        throw new AssertionError("nothing is scheduled");
    }

    @Override
    public void pause(Duration delay) {
        pauses.add(delay);
        whilePausing.accept(delay);
    }

    @Override
    public void close() {
        // Nothing of it runs on its own.
    }
}
