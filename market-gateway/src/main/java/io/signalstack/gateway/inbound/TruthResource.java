package io.signalstack.gateway.inbound;

import static io.signalstack.gateway.inbound.QueryParameters.instant;
import static io.signalstack.gateway.inbound.QueryParameters.required;

import io.signalstack.gateway.application.AskTruth;
import io.signalstack.gateway.application.AskTruth.Answer;
import io.signalstack.gateway.application.CandleLog.LogException;
import io.signalstack.gateway.application.ToldTruth;
import io.signalstack.gateway.application.TruthQuestion;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.platform.http.Numbers;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.Unlimited;
import io.signalstack.platform.security.Roles;
import io.signalstack.trading.signal.Side;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What signals of a simulated market would come to, for who measures what was said of them. */
@Path("/internal/v1/truth")
@Tag(name = "internal")
public final class TruthResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final AskTruth truth;

    TruthResource(AskTruth truth) {
        this.truth = truth;
    }

    /**
     * What a signal would come to.
     *
     * @param hits in how many futures the target comes before stop and expiry
     * @param filled in how many it is filled at all
     * @param paths how many futures were drawn
     * @param probability the share of hits among the futures in which it is filled; null if there is none
     */
    public record TruthView(
            int hits, int filled, int paths, @Nullable Double probability) {

        static TruthView of(ToldTruth told) {
            return new TruthView(
                    told.hits(),
                    told.filled(),
                    told.paths(),
                    told.filled() == 0 ? null : (double) told.hits() / told.filled());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SERVICE)
    @Unlimited
    @RunOnVirtualThread
    @Operation(
            summary = "What a signal of a simulated market would come to, if its future were drawn again and again",
            description = "A question takes from tenths of a second to seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The truth",
            content = @Content(schema = @Schema(implementation = TruthView.class)))
    @APIResponse(responseCode = "404", description = "UNKNOWN_SYMBOL; NO_TRUTH: nobody knows it of this market.")
    @APIResponse(responseCode = "503", description = "UNAVAILABLE: others are asking, or the venue does not answer.")
    public TruthView truth(
            @QueryParam("instrument") @Nullable String instrument,
            @QueryParam("at") @Nullable String at,
            @QueryParam("side") @Nullable String side,
            @QueryParam("stop") @Nullable String stop,
            @QueryParam("target") @Nullable String target,
            @QueryParam("expiry") @Nullable String expiry,
            @QueryParam("fillDelay") @Nullable String fillDelay) {
        Instant closed = instant("at", at);
        Side direction = required("side", side, TruthResource::side);
        double wrong = required("stop", stop, TruthResource::price);
        double right = required("target", target, TruthResource::price);
        Instant end = instant("expiry", expiry);
        Duration delay = required("fillDelay", fillDelay, TruthResource::duration);
        String known = required("instrument", instrument, text -> text);
        return switch (answer(
                known, symbol -> new TruthQuestion(symbol, closed, direction, wrong, right, end, delay))) {
            case Answer.Told(ToldTruth told) -> TruthView.of(told);
            case Answer.Unknown() ->
                throw new ProblemException(ErrorCode.UNKNOWN_SYMBOL, "no such instrument is polled");
            case Answer.NoTruth(String venue) ->
                throw new ProblemException(
                        ErrorCode.NO_TRUTH, venue + " does not simulate its markets: nobody knows what would come");
            case Answer.Busy() ->
                throw new ProblemException(ErrorCode.UNAVAILABLE, "others are asking for the truth", RETRY_AFTER);
        };
    }

    private Answer answer(String instrument, Function<String, TruthQuestion> question) {
        try {
            return truth.ask(instrument, question);
        } catch (LogException _) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the definitions cannot be read", RETRY_AFTER);
        } catch (VenueException.Refused e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, String.valueOf(e.getMessage()));
        } catch (VenueException.UnknownInstrument e) {
            throw new ProblemException(ErrorCode.UNKNOWN_SYMBOL, String.valueOf(e.getMessage()));
        } catch (VenueException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }

    private static Side side(String text) {
        try {
            return Side.valueOf(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("is neither LONG nor SHORT");
        }
    }

    private static double price(String text) {
        try {
            return Numbers.decimal(text).doubleValue();
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("is no decimal such as 100.25");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is no duration such as PT5S");
        }
    }
}
