package io.signalstack.platform.start;

/** What a service found around itself is wrong, and no waiting can help; the message tells in one line what. */
public final class UnfitException extends RuntimeException {

    public UnfitException(String message, Throwable cause) {
        super(message, cause);
    }
}
