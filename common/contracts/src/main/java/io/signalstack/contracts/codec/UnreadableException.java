package io.signalstack.contracts.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that are not what they should be; the message says why, in one line. */
public final class UnreadableException extends RuntimeException {

    public UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
