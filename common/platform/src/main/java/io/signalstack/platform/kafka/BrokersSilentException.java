package io.signalstack.platform.kafka;

/** Kafka's brokers did not answer in time, or refused; the message tells in one line what they were asked. */
public final class BrokersSilentException extends RuntimeException {

    BrokersSilentException(String message) {
        super(message);
    }

    BrokersSilentException(String message, Throwable cause) {
        super(message, cause);
    }
}
