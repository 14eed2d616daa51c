package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.gateway.outbound.RootCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the failures of a call to a venue mean. */
public final class VenueErrors {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String DATE = "Date";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

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
        return new VenueException.Unavailable(subject, "does not answer: " + RootCause.of(failure), failure);
    }

    /** One came that is of no use. */
    VenueException unusable(Subject subject, VenueAnswer answer, UnusableAnswer unusable) {
        String reason = String.valueOf(unusable.getMessage());
        return switch (unusable.reason()) {
            case MALFORMED -> new VenueException.Malformed(subject, "gives an unreadable answer, " + reason, unusable);
            case RATE_LIMITED -> new VenueException.RateLimited(subject, reason, until(answer, pauseAfterRateLimit));
            case BANNED -> new VenueException.Banned(subject, reason, until(answer, ban));
            case UNAVAILABLE ->
                retryAfter(answer)
                        .<VenueException>map(until -> new VenueException.RateLimited(subject, reason, until))
                        .orElseGet(() -> new VenueException.Unavailable(subject, reason, unusable));
            case UNKNOWN_INSTRUMENT -> new VenueException.UnknownInstrument(subject, reason);
            case REFUSED -> new VenueException.Refused(subject, reason);
        };
    }

    private Instant until(VenueAnswer answer, Duration otherwise) {
        return retryAfter(answer).orElseGet(() -> wall.instant().plus(otherwise));
    }

    /** When to call again, by the wall clock; empty where the answer does not tell, or tells a time that is over. */
    private Optional<Instant> retryAfter(VenueAnswer answer) {
        return answer.header(RETRY_AFTER)
                .flatMap(text -> left(text, answer))
                .filter(Duration::isPositive)
                .map(wall.instant()::plus);
    }

    /** The header is either seconds or a date (RFC 9110), which is of the same clock as the answer's own. */
    private Optional<Duration> left(String text, VenueAnswer answer) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant answered = answer.header(DATE).flatMap(VenueErrors::date).orElseGet(wall::instant);
        return date(text).map(until -> Duration.between(answered, until));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
