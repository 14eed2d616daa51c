package io.signalstack.contracts.codec;

/** Bytes that are not what they should be; the message says why, in one line. */
public final class UnreadableException extends RuntimeException {

    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
