package io.signalstack.notifier.config;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The one thread that the feed belongs to. */
@ApplicationScoped
public class FeedLoop implements Executor {

    private static final Logger LOG = Logger.getLogger(FeedLoop.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed").daemon().factory());

    @Override
    public void execute(Runnable action) {
        try {
            thread.execute(() -> run(action));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("left out, for the service stops", stopped);
        }
    }

    /** Does something again and again, until it is cancelled. */
    public Future<?> every(Duration period, Runnable action) {
        return thread.scheduleAtFixedRate(
                () -> run(action), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("the feed's thread met something unforeseen", e);
        }
    }
}
