package io.signalstack.gateway.application;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A venue gave no usable answer; the message says in one line which venue, about what, why, and what to do. */
public abstract sealed class VenueException extends RuntimeException {

    private final Subject subject;

    private VenueException(Subject subject, String reason, String advice, @Nullable Throwable cause) {
        super(subject + " " + reason + ": " + advice, cause);
        this.subject = subject;
    }

    /**
     * What was asked.
     *
     * @param venue its name in capitals
     * @param symbol what the venue calls the instrument that was asked about; empty where none was
     */
    public record Subject(String venue, Optional<String> symbol) {
        @Override
        public String toString() {
            return symbol.map(name -> venue + " (" + name + ")").orElse(venue);
        }
    }

    public Subject subject() {
        return subject;
    }

    /** The outcome in one word, for meters. */
    public abstract String outcome();

    /** Whether the same call may well succeed in a moment. */
    public boolean isPassing() {
        return false;
    }

    /** It is not to be called before a given wall-clock instant. */
    public abstract static sealed class LeftAlone extends VenueException {

        private final Instant until;

        private LeftAlone(Subject subject, String reason, String advice, Instant until) {
            super(subject, reason, advice + "; it is called again at " + until, null);
            this.until = until;
        }

        /** Wall clock before which it must not be called. */
        public Instant until() {
            return until;
        }
    }

    /** It was called too often, or more often than others leave room for, or it is down and tells for how long. */
    public static final class RateLimited extends LeftAlone {

        public RateLimited(Subject subject, String reason, Instant until) {
            super(subject, reason, "nothing is to be done", until);
        }

        @Override
        public String outcome() {
            return "rate_limited";
        }
    }

    /** It has shut our address out. */
    public static final class Banned extends LeftAlone {

        public Banned(Subject subject, String reason, Instant until) {
            super(subject, reason, "nothing is to be done", until);
        }

        @Override
        public String outcome() {
            return "banned";
        }
    }

    /** It does not serve the place that it is called from. */
    public static final class RefusedPlace extends LeftAlone {

        public RefusedPlace(Subject subject, String reason, Instant until) {
            super(subject, reason, advice(subject.venue().toLowerCase(Locale.ROOT)), until);
        }

        @Override
        public String outcome() {
            return "refused_place";
        }

        private static String advice(String key) {
            return "the venue refuses calls from this place, configure signalstack.venues." + key
                    + ".url as an address of it that serves this place, or signalstack.venues." + key
                    + ".proxy as a proxy in another";
        }
    }

    /** It cannot be reached, did not answer in time, or failed. */
    public static final class Unavailable extends VenueException {

        public Unavailable(Subject subject, String reason, @Nullable Throwable cause) {
            super(subject, reason, "it is tried again; look at the venue's status page if this lasts", cause);
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

    /** Its history does not reach far enough back; there is a day from which on it will. */
    public static final class NotYet extends VenueException {

        private final Instant readyAt;

        public NotYet(Subject subject, String reason, Instant readyAt) {
            super(subject, reason, "it will have at " + readyAt, null);
            this.readyAt = readyAt;
        }

        /** Venue time at which it is worth asking again. */
        public Instant readyAt() {
            return readyAt;
        }

        @Override
        public String outcome() {
            return "not_yet";
        }
    }

    /** It has failed so often that it is not called for a moment. */
    public static final class Rested extends VenueException {

        public Rested(Subject subject, String reason) {
            super(subject, reason, "it is tried again in a moment", null);
        }

        @Override
        public String outcome() {
            return "rested";
        }
    }

    /** Its answer is not what it should be. */
    public static final class Malformed extends VenueException {

        public Malformed(Subject subject, String reason, @Nullable Throwable cause) {
            super(subject, reason, "it is tried again; if this lasts, the venue's API has changed", cause);
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

    /** It knows no such instrument. */
    public static final class UnknownInstrument extends VenueException {

        public UnknownInstrument(Subject subject, String reason) {
            super(subject, reason, "correct the venue symbol in the instrument's definition, or switch it off", null);
        }

        @Override
        public String outcome() {
            return "unknown";
        }
    }

    /** It will not answer such a question. */
    public static final class Refused extends VenueException {

        public Refused(Subject subject, String reason) {
            super(subject, reason, "the venue's API is not as this gateway knows it", null);
        }

        @Override
        public String outcome() {
            return "refused";
        }
    }
}
