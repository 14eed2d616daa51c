package io.signalstack.gateway.outbound.venue;

import org.jspecify.annotations.Nullable;

/** A venue's answer holds nothing that can be used; the message says why, in one line. All that a parser may throw. */
public final class UnusableAnswer extends RuntimeException {

    private final Reason reason;

    public UnusableAnswer(Reason reason, String message) {
        this(reason, message, null);
    }

    public UnusableAnswer(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** It is not of the shape that the venue documents. */
    public static UnusableAnswer malformed(String message) {
        return new UnusableAnswer(Reason.MALFORMED, message);
    }

    public Reason reason() {
        return reason;
    }

    /** What an answer without content says. */
    public enum Reason {
        MALFORMED,
        RATE_LIMITED,
        BANNED,
        UNAVAILABLE,
        UNKNOWN_INSTRUMENT,
        REFUSED;

        private static final int FORBIDDEN = 403;
        private static final int NOT_FOUND = 404;
        private static final int BAN = 418;
        private static final int TOO_MANY = 429;
        private static final int SERVER_ERROR = 500;

        /** What a status usually means. */
        public static Reason ofStatus(int status) {
            return switch (status) {
                case TOO_MANY -> RATE_LIMITED;
                // 403 is the firewall's: it lasts, and calling on makes it last longer.
                case BAN, FORBIDDEN -> BANNED;
                case NOT_FOUND -> UNKNOWN_INSTRUMENT;
                default -> status >= SERVER_ERROR || status < 400 ? UNAVAILABLE : REFUSED;
            };
        }
    }
}
