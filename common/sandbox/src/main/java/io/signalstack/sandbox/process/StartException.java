package io.signalstack.sandbox.process;

/** A server could not be started; the message is one clear line that names the cause and the way out. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
