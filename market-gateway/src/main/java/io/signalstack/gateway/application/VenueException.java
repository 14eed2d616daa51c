package io.signalstack.gateway.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A venue gave no usable answer; the message names the venue and says why, in one line. */
public abstract sealed class VenueException extends RuntimeException {

    private VenueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The outcome in one word, for meters. */
    public abstract String outcome();

    /** Whether the same call may well succeed in a moment. */
    public boolean isPassing() {
        return false;
    }

    /** It asks to be left alone until a given wall-clock instant. */
    public static final class RateLimited extends VenueException {

        private final Instant until;

        public RateLimited(String message, Instant until) {
            super(message, null);
            this.until = until;
        }

        /** Wall clock before which it must not be called. */
        public Instant until() {
            return until;
        }

        @Override
        public String outcome() {
            return "rate_limited";
        }
    }

    /** It cannot be reached, did not answer in time, or failed. */
    public static final class Unavailable extends VenueException {

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String outcome() {
            return "unavailable";
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    /** Its answer is not what it should be. */
    public static final class Malformed extends VenueException {

        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String outcome() {
            return "malformed";
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    /** It knows nothing of what was asked for. */
    public static final class Unknown extends VenueException {

        public Unknown(String message) {
            super(message, null);
        }

        @Override
        public String outcome() {
            return "unknown";
        }
    }
}
