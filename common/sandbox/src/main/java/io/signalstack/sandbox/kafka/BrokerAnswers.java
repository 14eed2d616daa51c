package io.signalstack.sandbox.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;

/**
 * What a local broker answers to an admin client, for tests and benchmarks. The client hands on as an error what only says
 * "not now": a coordinator that is loading, a topic that is not known yet; here the question is asked again. Services have
 * platform's own for it, of which the sandbox must not know: platform's tests use the sandbox.
 */
public final class BrokerAnswers {

    private static final long BETWEEN_TRIES_NS = Duration.ofMillis(50).toNanos();

    private BrokerAnswers() {}

    /**
     * The first answer that is none of "not now".
     *
     * @param question asks once; called again for each try
     * @throws IllegalStateException when the broker refuses, or gives no such answer in time
     */
    public static <T> T within(Duration patience, Supplier<? extends Future<T>> question) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return question.get().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RetriableException) || System.nanoTime() - end > 0) {
                        throw new IllegalStateException("the broker refuses to answer", e);
                    }
                    LockSupport.parkNanos(BETWEEN_TRIES_NS);
                }
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked", e);
        }
    }
}
