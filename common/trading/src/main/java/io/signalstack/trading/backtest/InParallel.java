package io.signalstack.trading.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs over the same records, side by side; what comes of them does not depend on how many threads there are. */
final class InParallel {

    private InParallel() {}

    /**
     * One of them.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Task<T> {

        /** Runs the {@code index}th, and stops with a {@link CancellationException} once told so. */
        T run(int index, BooleanSupplier cancelled);
    }

    /**
     * Runs them all and waits for all, in the end also for those that are told to stop because one has failed.
     *
     * @return what came of them, in their own order
     * @throws CancellationException once {@code cancelled} says so, or if the waiting thread is interrupted
     */
    static <T> List<T> all(int n, Task<T> task, ExecutorService executor, BooleanSupplier cancelled) {
        var stop = new AtomicBoolean();
        BooleanSupplier stopped = () -> stop.get() || cancelled.getAsBoolean();
        List<Future<T>> futures = new ArrayList<>(n);
        Failure failure = new Failure(stop);
        try {
            for (int i = 0; i < n; i++) {
                int index = i;
                futures.add(executor.submit(() -> failure.stoppingAll(() -> {
                    if (stopped.getAsBoolean()) {
                        throw new CancellationException("cancelled before run " + index);
                    }
                    return task.run(index, stopped);
                })));
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
        List<T> results = new ArrayList<>(n);
        for (Future<T> future : futures) {
            T result = await(future, failure);
            if (result != null) {
                results.add(result);
            }
        }
        failure.rethrow();
        return List.copyOf(results);
    }

    private static <T> @Nullable T await(Future<T> future, Failure failure) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.set(new CancellationException("interrupted"));
                } catch (ExecutionException e) {
                    failure.set(e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e));
                    return null;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The first thing that went wrong, in the order of the tasks as far as they tell; the others are told to stop. */
    private static final class Failure {

        private final AtomicBoolean stop;
        private @Nullable RuntimeException first;

        Failure(AtomicBoolean stop) {
            this.stop = stop;
        }

        <T> T stoppingAll(Callable<T> task) throws Exception {
            try {
                return task.call();
            } catch (Exception | Error e) {
                stop.set(true);
                throw e;
            }
        }

        void set(RuntimeException e) {
            stop.set(true);
            // A run that stopped because another one failed says less than that one.
            if (first == null || (first instanceof CancellationException && !(e instanceof CancellationException))) {
                first = e;
            }
        }

        void rethrow() {
            if (first != null) {
                throw first;
            }
        }
    }
}
