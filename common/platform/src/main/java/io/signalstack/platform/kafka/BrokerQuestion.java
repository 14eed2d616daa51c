package io.signalstack.platform.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;

/**
 * A question to Kafka's brokers that is asked again where the answer only says "not now". A topic that has just been made
 * is unknown to a broker that has not heard of it, and an admin client hands that on as an error.
 *
 * @param <T> the answer
 */
final class BrokerQuestion<T> {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Supplier<Future<T>> question;

    /** @param question asks once; called again for each try */
    BrokerQuestion(Supplier<Future<T>> question) {
        this.question = question;
    }

    /**
     * The first answer that is none of "not now".
     *
     * @param what the brokers are asked to do, as it is said of them when they do not
     * @throws BrokersSilentException if they do not answer in time or refuse
     */
    T answerWithin(Duration patience, String what) throws InterruptedException {
        try {
            return answerWithin(patience);
        } catch (TimeoutException e) {
            throw failed(what, "no answer in " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failed(what, String.valueOf(cause.getMessage()), cause);
        }
    }

    static BrokersSilentException failed(String what, String why, Throwable cause) {
        return new BrokersSilentException("the Kafka brokers did not " + what + ": " + why, cause);
    }

    /**
     * The first answer that is none of "not now".
     *
     * @throws ExecutionException what the brokers refuse with; also "not now", where that is still so at the end
     * @throws TimeoutException when no answer comes in time
     */
    T answerWithin(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return question.get().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }
}
