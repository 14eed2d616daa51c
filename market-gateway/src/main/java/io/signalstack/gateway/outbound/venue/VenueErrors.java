package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.gateway.outbound.RootCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the failures of a call to a venue mean. */
public final class VenueErrors {

    private static final String RETRY_AFTER = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** Longer than any venue bans: what asks for more is a mistake, which a restart must not be needed to end. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private final InstantSource wall;
    private final Duration ban;
    private final Duration pauseAfterRateLimit;

    /**
     * @param ban how long to leave a venue alone that bans without saying until when
     * @param pauseAfterRateLimit the same for one that says that it is called too often
     */
    public VenueErrors(InstantSource wall, Duration ban, Duration pauseAfterRateLimit) {
        this.wall = wall;
        this.ban = ban;
        this.pauseAfterRateLimit = pauseAfterRateLimit;
    }

    /** No answer came. */
    VenueException unreachable(Subject subject, RuntimeException failure) {
        String reason = RootCause.of(failure);
        return new VenueException.Unavailable(
                subject, isExceeded(failure) ? reason : "does not answer: " + reason, failure);
    }

    /**
     * One came that is of no use.
     *
     * @param told until when the venue asks to be left alone by its text, on its own clock
     */
    VenueException unusable(Subject subject, VenueAnswer answer, UnusableAnswer unusable, Optional<Instant> told) {
        String reason = String.valueOf(unusable.getMessage());
        Optional<Instant> named = leftAlone(answer, told);
        return switch (unusable.reason()) {
            case MALFORMED -> new VenueException.Malformed(subject, "gives an unreadable answer, " + reason, unusable);
            case RATE_LIMITED ->
                new VenueException.RateLimited(subject, reason, named.orElseGet(() -> after(pauseAfterRateLimit)));
            case BANNED -> new VenueException.Banned(subject, reason, named.orElseGet(() -> after(ban)));
            case REFUSED_PLACE -> new VenueException.RefusedPlace(subject, reason, named.orElseGet(() -> after(ban)));
            case UNAVAILABLE ->
                named.<VenueException>map(until -> new VenueException.RateLimited(subject, reason, until))
                        .orElseGet(() -> new VenueException.Unavailable(subject, reason, unusable));
            case UNKNOWN_INSTRUMENT -> new VenueException.UnknownInstrument(subject, reason);
            case REFUSED -> new VenueException.Refused(subject, reason);
        };
    }

    private static boolean isExceeded(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerBounds.Exceeded) {
                return true;
            }
        }
        return false;
    }

    private Instant after(Duration pause) {
        return wall.instant().plus(pause);
    }

    /**
     * When to call again, by the wall clock: the later of what header and text tell; empty where neither tells, or tells a
     * time that is over.
     */
    private Optional<Instant> leftAlone(VenueAnswer answer, Optional<Instant> told) {
        Optional<Duration> byHeader = answer.header(RETRY_AFTER).flatMap(text -> left(text, answer));
        Optional<Duration> byText = told.map(until -> Duration.between(answered(answer), until));
        return Stream.of(byHeader, byText)
                .flatMap(Optional::stream)
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .map(left -> after(left.compareTo(LONGEST) < 0 ? left : LONGEST));
    }

    private Instant answered(VenueAnswer answer) {
        return answer.date().orElseGet(wall::instant);
    }

    /** The header is either seconds or a date (RFC 9110), which is of the same clock as the answer's own. */
    private Optional<Duration> left(String text, VenueAnswer answer) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return VenueAnswer.date(text).map(until -> Duration.between(answered(answer), until));
    }
}
