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

    /**
     * Blocks the caller for a while.
     *
     * @throws java.util.concurrent.CancellationException when the gateway stops, so that whoever waits for something
     *     does not go on waiting
     */
    void pause(Duration delay);

    /** Begins nothing more, ends all pauses, and waits a while for what is under way. */
    @Override
    void close();
}
