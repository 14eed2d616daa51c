package io.signalstack.gateway.outbound;

import io.signalstack.gateway.application.Scheduler;
import java.time.Duration;
import java.util.concurrent.CancellationException;
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
    private final Duration patience;

    /** @param patience how long what is under way may take to end */
    public VirtualThreadScheduler(Duration patience) {
        this.patience = patience;
    }

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
            if (stopping.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancellationException("the gateway stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the gateway stops");
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warnf("what is still under way after %s is not waited for", patience);
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable task) {
        Future<?> running = workers.submit(() -> {
            try {
                task.run();
            } catch (CancellationException e) {
                LOG.debugf("a task has ended: %s", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("a task failed", e);
                throw e;
            }
        });
        LOG.tracef("begun: %s", running);
    }
}
