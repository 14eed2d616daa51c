package io.signalstack.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a program is asked to end: most by SIGTERM; Postgres would then wait for its clients, and takes SIGINT. */
public enum StopSignal {
    TERM,
    INT;

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(10);

    /** Asks, waits for as long as is given, then insists. Returns when the process is gone. */
    void send(ProcessHandle process, Duration grace) {
        ask(process);
        if (!gone(process, grace)) {
            kill(process);
        }
    }

    private void ask(ProcessHandle process) {
        if (this == TERM) {
            process.destroy();
            return;
        }
        try {
            Signals.send(name(), process);
        } catch (IOException e) {
            process.destroy();
        }
    }

    /** Lets the process do nothing about its end, and returns when it is gone. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        gone(process, AFTER_KILL);
    }

    /** Looks for itself: the future that {@link ProcessHandle#onExit} gives needs a free thread of the common pool. */
    private static boolean gone(ProcessHandle process, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }
}
