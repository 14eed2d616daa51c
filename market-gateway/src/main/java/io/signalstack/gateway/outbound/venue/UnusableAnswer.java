package io.signalstack.gateway.outbound.venue;

import java.util.List;
import java.util.Locale;
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
        /** It does not serve the place that we call from. */
        REFUSED_PLACE,
        UNAVAILABLE,
        UNKNOWN_INSTRUMENT,
        REFUSED;

        private static final int FORBIDDEN = 403;
        private static final int NOT_FOUND = 404;
        private static final int BAN = 418;
        private static final int TOO_MANY = 429;
        private static final int LEGAL_REASONS = 451;
        private static final int SERVER_ERROR = 500;

        /** How content networks and venues word it that a place is not served, all in small letters. */
        private static final List<String> PLACE =
                List.of("your country", "your region", "restricted location", "error code: 1009");

        /** What an answer's status usually means. */
        static Reason of(VenueAnswer answer) {
            int status = answer.status();
            return switch (status) {
                case TOO_MANY -> RATE_LIMITED;
                case LEGAL_REASONS -> REFUSED_PLACE;
                // Else 403 is the firewall's: it lasts, and calling on makes it last longer.
                case FORBIDDEN -> isAboutPlace(answer.body()) ? REFUSED_PLACE : BANNED;
                case BAN -> BANNED;
                case NOT_FOUND -> UNKNOWN_INSTRUMENT;
                default -> status >= SERVER_ERROR || status < 400 ? UNAVAILABLE : REFUSED;
            };
        }

        private static boolean isAboutPlace(String body) {
            String text = body.toLowerCase(Locale.ROOT);
            return PLACE.stream().anyMatch(text::contains);
        }
    }
}
