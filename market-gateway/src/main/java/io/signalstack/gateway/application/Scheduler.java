package io.signalstack.gateway.application;

import java.time.Duration;

/** The gateway's only source of waiting. */
public interface Scheduler extends AutoCloseable {

    /**
     * Runs a task once, after a delay, on a thread that it may block.
     *
     * @return takes the task back, if it has not begun
     */
    Runnable schedule(Duration delay, Runnable task);

    /** Blocks the caller for a while; returns early when the gateway stops. */
    void pause(Duration delay);

    /** Begins nothing more, and waits for what is under way. */
    @Override
    void close();
}
