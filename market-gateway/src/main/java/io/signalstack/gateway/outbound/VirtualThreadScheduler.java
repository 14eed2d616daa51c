package io.signalstack.gateway.outbound;

import io.signalstack.gateway.application.Scheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One timer; what it sets off runs on virtual threads. */
public final class VirtualThreadScheduler implements Scheduler {

    private static final Logger LOG = Logger.getLogger(VirtualThreadScheduler.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gateway-timer").factory());
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gateway-", 0).factory());
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future =
                    timer.schedule(() -> run(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing is begun while stopping");
            return () -> {};
        }
    }

    @Override
    public void pause(Duration delay) {
        try {
            boolean stopped = stopping.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            LOG.tracef("paused; stopping: %s", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        timer.shutdownNow();
        workers.close();
    }

    private void run(Runnable task) {
        Future<?> running = workers.submit(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a task failed", e);
                throw e;
            }
        });
        LOG.tracef("begun: %s", running);
    }
}
