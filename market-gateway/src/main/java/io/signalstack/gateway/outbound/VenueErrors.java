package io.signalstack.gateway.outbound;

import io.signalstack.gateway.application.VenueException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What the failures of a call to a venue of Binance's kind mean. */
final class VenueErrors {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;

    private final String venue;
    private final InstantSource wall;
    private final Duration banWithoutRetryAfter;

    VenueErrors(String venue, InstantSource wall, Duration banWithoutRetryAfter) {
        this.venue = venue;
        this.wall = wall;
        this.banWithoutRetryAfter = banWithoutRetryAfter;
    }

    VenueException translate(RuntimeException failure) {
        return switch (failure) {
            case WebApplicationException refused -> ofStatus(refused);
            case IllegalArgumentException unreadable ->
                new VenueException.Malformed(venue + " gave an unreadable answer: " + unreadable.getMessage(), failure);
            default -> new VenueException.Unavailable(venue + " did not answer: " + cause(failure), failure);
        };
    }

    private VenueException ofStatus(WebApplicationException refused) {
        Response response = refused.getResponse();
        int status = response.getStatus();
        return switch (status) {
            // 403 is the firewall's: it lasts, and calling on makes it last longer.
            case TOO_MANY, BANNED, FORBIDDEN ->
                new VenueException.RateLimited(
                        venue + " refuses calls with " + status, until(response.getHeaderString("Retry-After")));
            case 400, NOT_FOUND ->
                new VenueException.Unknown(venue + " does not know what was asked for (" + status + "): "
                        + JsonText.beginning(response.readEntity(String.class)));
            default -> new VenueException.Unavailable(venue + " failed with " + status, refused);
        };
    }

    /** The header is either seconds or a date (RFC 9110). */
    private Instant until(@Nullable String retryAfter) {
        Instant now = wall.instant();
        if (retryAfter == null) {
            return now.plus(banWithoutRetryAfter);
        }
        try {
            return retryAfter.chars().allMatch(Character::isDigit)
                    ? now.plusSeconds(Long.parseLong(retryAfter))
                    : ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException | NumberFormatException e) {
            return now.plus(banWithoutRetryAfter);
        }
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
