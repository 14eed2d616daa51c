package io.signalstack.bench.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what other processes do. */
public final class Await {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Await() {}

    /**
     * Waits until it is so.
     *
     * @param what for the message
     * @return how long that took
     * @throws IllegalStateException if it takes longer than that
     */
    public static Duration until(String what, Duration patience, BooleanSupplier condition) {
        return until(what, patience, condition, BETWEEN);
    }

    /** The same, without a pause between two looks. */
    public static void atOnce(String what, Duration patience, BooleanSupplier condition) {
        until(what, patience, condition, Duration.ZERO);
    }

    private static Duration until(String what, Duration patience, BooleanSupplier condition, Duration between) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IllegalStateException("after " + patience.toSeconds() + " s it is still not so: " + what);
            }
            pause(between);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Lets that much time pass. */
    public static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
