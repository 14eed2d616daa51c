package io.signalstack.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a program is asked to end: most by SIGTERM; Postgres would then wait for its clients, and takes SIGINT. */
public enum StopSignal {
    TERM,
    INT;

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

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

    private static boolean gone(ProcessHandle process, Duration wait) {
        try {
            process.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
