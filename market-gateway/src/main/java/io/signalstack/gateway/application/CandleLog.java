package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import java.util.List;
import java.util.Optional;

/**
 * One partition of what is published about instruments: their history and its heads. Only one writer at a time can hold
 * a partition, whatever the number of replicas.
 */
public interface CandleLog extends AutoCloseable {

    /**
     * How far an instrument's history has been published.
     *
     * @throws LogException if the log cannot be read now
     */
    Optional<CandleHead> head(String instrument);

    /**
     * The id of the series that the published history of an instrument is in; empty if there is none. Asked where there
     * is no head: it takes as long as the history.
     *
     * @throws LogException if the log cannot be read now
     */
    Optional<String> newestSeries(String instrument);

    /**
     * Publishes events in this order, and the head that they lead to: all of it or nothing.
     *
     * @param since the head that the events follow on; empty at an instrument's very first
     * @throws LogException if it was not done, or may not have been: the head then tells
     */
    void publish(Optional<CandleHead> since, List<CandleEvent> events, CandleHead head);

    /** Gives the partition up, after what is being published is done; nothing is published from here on. */
    @Override
    void close();

    /** The log did not take or give what it should; the message says why, in one line. */
    final class LogException extends RuntimeException {

        public LogException(String message, Throwable cause) {
            super(message, cause);
        }

        public LogException(String message) {
            super(message);
        }
    }
}
