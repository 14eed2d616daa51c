package io.signalstack.platform.kafka;

/** The brokers' topics are not as the catalogue says; the message tells in one line which and how. */
public final class TopicMismatchException extends RuntimeException {

    TopicMismatchException(String message) {
        super(message);
    }
}
