package io.signalstack.gateway.inbound;

import io.signalstack.gateway.application.CheckListing;
import io.signalstack.gateway.application.ListingVerdict;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.platform.http.Numbers;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.Unlimited;
import io.signalstack.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A symbol and a tick against their venue's own list, for who defines instruments. */
@Path("/internal/v1/listing")
@Tag(name = "internal")
public final class ListingResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final int LONGEST = 64;

    private final CheckListing check;

    ListingResource(CheckListing check) {
        this.check = check;
    }

    /**
     * What the venue's list says.
     *
     * @param agrees whether symbol and tick are as the venue lists them, and the instrument is traded
     * @param verdict in what they are not, and what to do; in one line
     */
    public record ListingView(boolean agrees, String verdict) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SERVICE)
    @Unlimited
    @RunOnVirtualThread
    @Operation(summary = "Whether a symbol and its tick are as the venue lists them")
    public ListingView listing(
            @QueryParam("venue") @Nullable String venue,
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("tick") @Nullable String tick) {
        String known = required("venue", venue);
        BigDecimal step = tick(required("tick", tick));
        ListingVerdict verdict = verdict(known, required("symbol", symbol), step)
                .orElseThrow(() -> ProblemException.invalidParameter("venue", "is not configured"));
        return new ListingView(verdict instanceof ListingVerdict.Agrees, verdict.toString());
    }

    private Optional<ListingVerdict> verdict(String venue, String symbol, BigDecimal tick) {
        try {
            return check.check(venue, symbol, tick);
        } catch (VenueException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }

    private static BigDecimal tick(String text) {
        try {
            return Numbers.decimal(text);
        } catch (NumberFormatException _) {
            throw ProblemException.invalidParameter("tick", "is no decimal such as 0.01");
        }
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalidParameter(name, "is missing");
        }
        if (value.length() > LONGEST) {
            throw ProblemException.invalidParameter(name, "is longer than " + LONGEST + " characters");
        }
        return value;
    }
}
