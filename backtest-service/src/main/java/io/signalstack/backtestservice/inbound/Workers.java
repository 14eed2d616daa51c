package io.signalstack.backtestservice.inbound;

import io.signalstack.platform.postgres.DatabaseMigrated;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Threads of their own for work that is looked for again and again: none works before the schema is there, nor goes on once
 * they are to stop, and an event loop never does.
 */
public final class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final int PATIENCE_SECONDS = 5;

    private final String what;
    private final DatabaseMigrated schema;
    private final Semaphore idle;
    private final ExecutorService threads;
    private volatile boolean stopping;
    private volatile boolean interrupted;

    /**
     * Workers that have not begun.
     *
     * @param what they do, for who reads the log and the threads' names
     * @param count how many work at a time
     */
    public Workers(String what, int count, DatabaseMigrated schema) {
        this.what = what;
        this.schema = schema;
        this.idle = new Semaphore(count);
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name(what + "-", 1).daemon().factory());
    }

    /** Does a piece of work. */
    @FunctionalInterface
    public interface Work {

        /** Does the next piece, blocking; says whether to look for another at once. */
        boolean next() throws InterruptedException;
    }

    /** Sees to it that all of them work, as long as there is something to do. */
    public void wake(Work work) {
        while (!stopping && schema.isDone() && idle.tryAcquire()) {
            threads.execute(() -> workUntilIdle(work));
        }
    }

    /** Whether they are to stop, for work that takes long. */
    public BooleanSupplier stopping() {
        return () -> stopping;
    }

    private void workUntilIdle(Work work) {
        try {
            while (!stopping && work.next()) {
                LOG.debugf("looking for more %s", what);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!interrupted) {
                LOG.warnf("no %s right now: %s", what, e.getMessage());
            }
        } finally {
            idle.release();
        }
    }

    /** Lets them finish what is under way, for a while; whether they have, and the store can be told so. */
    public boolean finish() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        return threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS) && schema.isDone();
    }

    /** Has them give up what is under way; whether they have, and the store can be told so. */
    public boolean giveUp() throws InterruptedException {
        interrupted = true;
        stopping = true;
        threads.shutdownNow();
        return finish();
    }
}
