package io.signalstack.gateway.inbound;

import static io.signalstack.gateway.inbound.QueryParameters.instant;
import static io.signalstack.gateway.inbound.QueryParameters.required;

import io.signalstack.contracts.view.HistoryCandle;
import io.signalstack.gateway.application.CandleLog.LogException;
import io.signalstack.gateway.application.ReadHistory;
import io.signalstack.gateway.application.ReadHistory.Answer;
import io.signalstack.gateway.application.ReadHistory.PagedHistory;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.Unlimited;
import io.signalstack.platform.security.Roles;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An instrument's history at its venue, for the other services. */
@Path("/internal/v1/candles")
@Tag(name = "internal")
public final class HistoryResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final ReadHistory history;
    private final InstantSource wall;

    HistoryResource(ReadHistory history, InstantSource wall) {
        this.history = history;
        this.wall = wall;
    }

    /**
     * Closed candles, oldest first, as a JSON array that is written while the venue is asked, page by page. An array
     * without its end is a history without its end: the venue stopped answering, and what came is right.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SERVICE)
    @Unlimited
    @RunOnVirtualThread
    @Operation(summary = "Closed candles of an instrument that open within [from, to), oldest first")
    @APIResponse(
            responseCode = "200",
            description =
                    "Candles; an array without its end is a history without its end. Of one that lacks between two,"
                            + " the venue has no row that can be read: nothing is known of it.",
            content = @Content(schema = @Schema(implementation = HistoryCandle[].class)))
    @APIResponse(responseCode = "404", description = "UNKNOWN_SYMBOL")
    public StreamingOutput candles(
            @QueryParam("instrument") @Nullable String instrument,
            @QueryParam("timeframe") @Nullable String timeframe,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Instant begin = instant("from", from);
        Instant end = to == null ? wall.instant() : instant("to", to);
        if (!begin.isBefore(end)) {
            throw ProblemException.invalidParameter("from", "is not before to");
        }
        String symbol = required("instrument", instrument, text -> text);
        Timeframe length = required("timeframe", timeframe, Timeframe::parse);
        return switch (answer(symbol, length, begin, end)) {
            case Answer.Unknown() ->
                throw new ProblemException(ErrorCode.UNKNOWN_SYMBOL, "no such instrument is polled");
            case Answer.TooMuch(int limit) ->
                throw ProblemException.invalidParameter("to", "leaves more than " + limit + " candles");
            case Answer.Busy() ->
                throw new ProblemException(ErrorCode.UNAVAILABLE, "others are reading history", RETRY_AFTER);
            case Answer.Pages(PagedHistory pages) -> new CandleStream(symbol, length, firstPage(pages), pages);
        };
    }

    private Answer answer(String instrument, Timeframe timeframe, Instant begin, Instant end) {
        try {
            return history.read(instrument, timeframe, begin, end);
        } catch (LogException _) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the definitions cannot be read", RETRY_AFTER);
        } catch (VenueException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }

    /** What goes wrong before anything was written can still be told. */
    private static List<Candle> firstPage(PagedHistory history) {
        try {
            return history.pages().hasNext() ? history.pages().next() : List.of();
        } catch (VenueException.UnknownInstrument e) {
            history.close();
            throw new ProblemException(ErrorCode.UNKNOWN_SYMBOL, String.valueOf(e.getMessage()));
        } catch (VenueException e) {
            history.close();
            throw new ProblemException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        } catch (RuntimeException e) {
            history.close();
            throw e;
        }
    }
}
